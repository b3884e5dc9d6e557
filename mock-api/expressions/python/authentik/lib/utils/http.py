from requests import Session


def get_client_ip(request):
    return request.META["REMOTE_ADDR"] if request is not None else "255.255.255.255"


def get_http_session():
    return Session()


def authentik_user_agent():
    return "authentik@2023.2.0"
