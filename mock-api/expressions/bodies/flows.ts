import { fails, passes } from "./body.ts";

/** Policies in flows: prompts, enrolment by a source, invitations, recovery, denial. */
export const flows = [
    passes(
        "passwords agree",
        'if request.context["prompt_data"]["password"] == request.context["prompt_data"]["password_repeat"]:\n    return True\nak_message("Passwords don\'t match.")\nreturn False',
        {
            prompt_data: { password: "a", password_repeat: "a" },
        },
    ),
    fails(
        "passwords differ",
        'if request.context["prompt_data"]["password"] == request.context["prompt_data"]["password_repeat"]:\n    return True\nak_message("Passwords don\'t match.")\nreturn False',
        ["Passwords don't match."],
        {
            prompt_data: { password: "a", password_repeat: "b" },
        },
    ),
    passes(
        "user name from an address",
        'email = request.context["prompt_data"]["email"]\nrequest.context["prompt_data"]["username"] = email.split("@")[0]\nreturn request.context["prompt_data"]["username"] == "eve"',
        {
            prompt_data: { email: "eve@example.test" },
        },
    ),
    fails(
        "name is taken",
        'from authentik.core.models import User\nif User.objects.filter(username=context["prompt_data"]["username"]).exists():\n    ak_message("This name is taken.")\n    return False\nreturn True',
        ["This name is taken."],
        {
            prompt_data: { username: "bob" },
        },
    ),
    passes(
        "domain is allowed",
        'allowed_domains = ["example.org", "example.net", "example.test"]\ncurrent_domain = request.context["prompt_data"]["email"].split("@")[1] if request.context.get("prompt_data", {}).get("email") else None\nreturn current_domain in allowed_domains',
        {
            prompt_data: { email: "eve@example.test" },
        },
    ),
    fails(
        "domain is not",
        'allowed = ["example.org"]\nif request.context["prompt_data"]["email"].split("@")[-1] not in allowed:\n    ak_message("Access denied for this email domain")\n    return False\nreturn True',
        ["Access denied for this email domain"],
        {
            prompt_data: { email: "eve@example.test" },
        },
    ),
    passes(
        "attributes from a prompt",
        'context["prompt_data"]["attributes.phone"] = regex_replace(context["prompt_data"]["phone"], r"\\D", "")\nreturn context["prompt_data"]["attributes.phone"] == "44207"',
        {
            prompt_data: { phone: "+44 (20) 7" },
        },
    ),
    passes(
        "name from a source",
        'prompt_data = request.context.setdefault("prompt_data", {})\ninfo = request.context.get("oauth_userinfo", {})\nprompt_data["username"] = info.get("login")\nreturn prompt_data == {"username": "octo"}',
        {
            oauth_userinfo: { login: "octo" },
        },
    ),
    passes(
        "groups from a source",
        'from authentik.core.models import Group\ngroups = []\nfor name in context["oauth_userinfo"]["groups"]:\n    group, _ = Group.objects.get_or_create(name=name)\n    groups.append(group)\ncontext["groups"] = groups\nreturn [g.name for g in context["groups"]] == ["Engineering", "New"]',
        {
            oauth_userinfo: { groups: ["Engineering", "New"] },
        },
    ),
    fails(
        "organisation of a source",
        'orgs = [o["login"] for o in context["oauth_userinfo"].get("orgs", [])]\nif "example" not in orgs:\n    ak_message(f"You are not a member of example, but of {\', \'.join(orgs)}.")\n    return False\nreturn True',
        ["You are not a member of example, but of a, b."],
        {
            oauth_userinfo: { orgs: [{ login: "a" }, { login: "b" }] },
        },
    ),
    passes("plan is not there in a test", 'return "flow_plan" not in context and context.get("pending_user") is None'),
    passes("restored from a mail", 'return not request.context.get("is_restored", False)'),
    fails("restored from a mail, given", 'return not request.context.get("is_restored", False)', [], { is_restored: true }),
    passes("method of sign-in", 'return context.get("auth_method") == "password" and "mfa_devices" not in context.get("auth_method_args", {})', {
        auth_method: "password",
    }),
    passes(
        "invitation by name",
        'from authentik.stages.invitation.models import Invitation\ninvitation = Invitation.objects.get(name="for-eve")\nreturn invitation.single_use and invitation.fixed_data["department"] == "guests"',
    ),
    passes(
        "make an invitation",
        'from authentik.stages.invitation.models import Invitation\nfrom django.utils.timezone import now\nfrom datetime import timedelta\nmade = Invitation.objects.create(name="made", single_use=True, expires=now() + timedelta(days=1), creator=request.user, fixed_data={"a": 1})\nreturn Invitation.objects.filter(fixed_data__a=1, creator=request.user).count() == 1 and not made.is_expired',
    ),
    passes("user by address", 'return ak_user_by(email=context["prompt_data"]["email"]).username == "bob"', { prompt_data: { email: "bob@example.test" } }),
    passes("nobody by address", 'return ak_user_by(email="nobody@example.test") is None'),
    passes("pending user", 'return context["pending_user"].email == "root@localhost" and context["pending_user"].is_superuser', { pending_user: { pk: 1 } }),
    passes("pending user who is not stored", 'user = context["pending_user"]\nreturn user.pk is None and user.username == "typed" and user.attributes == {}', {
        pending_user: { pk: null, username: "typed", email: "" },
    }),
    passes(
        "password policy of its own",
        'password = context["prompt_data"]["password"]\nchecks = [len(password) >= 8, any(c.isdigit() for c in password), any(c.isupper() for c in password), not password.isalnum()]\nreturn sum(checks) >= 3',
        {
            prompt_data: { password: "Secret-12" },
        },
    ),
    fails(
        "password like the name",
        'if request.user.username.lower() in context["prompt_data"]["password"].lower():\n    ak_message("Your password may not contain your user name.")\n    return False\nreturn True',
        ["Your password may not contain your user name."],
        {
            prompt_data: { password: "MyAda123" },
        },
    ),
    fails("several messages", 'for number in range(2):\n    ak_message(f"No. {number}")\nreturn False', ["No. 0", "No. 1"]),
    passes("messages and passing", 'ak_message("Welcome")\nreturn True', undefined, ["Welcome"]),
    passes("log lines", 'ak_logger.debug("looking", user=request.user)\nak_logger.bind(a=1).warning("odd", b=[1])\nreturn True'),
    passes(
        "own event",
        'ak_create_event("looked_at", what="policy", who=request.user)\nfrom authentik.events.models import Event\nreturn Event.objects.filter(action="custom_looked_at").first().context["what"] == "policy"',
    ),
    passes(
        "an event's fields",
        'from authentik.events.models import Event, EventAction\nEvent.new(EventAction.CUSTOM_PREFIX + "x", message="hello").from_http(http_request)\nevent = Event.objects.order_by("-created").filter(action="custom_x").first()\nreturn event.summary == "hello" and event.client_ip == "127.0.0.1"',
    ),
    passes(
        "sessions of a user",
        "from authentik.core.models import AuthenticatedSession\nreturn AuthenticatedSession.objects.filter(user=request.user).count() == 0",
    ),
    passes("last sign-in", "return request.user.last_login is None or request.user.last_login.year > 2000"),
    fails("network", 'return requests.get("https://example.test/", timeout=5).status_code == 200', [
        "GET https://example.test/ was not answered: expressions of a sandbox in a tab reach no network.",
    ]),
    passes(
        "network, caught",
        'import requests\ntry:\n    requests.post("https://example.test/", json={})\nexcept requests.exceptions.RequestException:\n    return True',
    ),
    passes("an answer that is not bool", 'return "yes"'),
    fails("an answer that is empty", "return []"),
];
