def get_user_model():
    from authentik.core.models import User

    return User
