import { mapping } from "./body.ts";

const models = "from authentik.core.models import Application, Group, Token, User\nfrom django.db.models import Q, F, Count, Max\n";
const asks = (about: string, source: string, gives: Parameters<typeof mapping>[2]) => mapping(about, models + source, gives);

/** What people ask of Django's query sets and authentik's objects. */
export const objects = [
    asks(
        "get, first, last",
        'return User.objects.get(username="bob").name, User.objects.order_by("username").first().username, User.objects.filter(username__in=["ada", "bob"]).order_by("username").last().username',
        ["Bob", "AnonymousUser", "bob"],
    ),
    asks("count and length", 'some = User.objects.filter(email__endswith="@example.test")\nreturn some.count(), len(some), bool(some), some.exists()', [
        2,
        2,
        true,
        true,
    ]),
    asks(
        "order and slices",
        'names = User.objects.filter(email__contains="@example").order_by("-username")\nreturn [u.username for u in names], names[0].username, [u.username for u in names[1:]], [u.username for u in names[:1]]',
        [["bob", "ada"], "bob", ["ada"], ["bob"]],
    ),
    asks(
        "values",
        'return list(User.objects.filter(username="bob").values("username", "name")), list(User.objects.filter(username="bob").values_list("username", "is_active"))',
        [[{ username: "bob", name: "Bob" }], [["bob", true]]],
    ),
    asks(
        "look-ups on texts",
        'def names(**q): return sorted(User.objects.filter(email__contains="example.test", **q).values_list("username", flat=True))\nreturn names(username__startswith="a"), names(username__iexact="ADA"), names(name__icontains="LOVE"), names(username__regex="^b"), names(username__gt="ada")',
        [["ada"], ["ada"], ["ada"], ["bob"], ["bob"]],
    ),
    asks(
        "nulls",
        'def names(**q): return sorted(User.objects.filter(email__contains="example.test", **q).values_list("username", flat=True))\nreturn {"null": names(last_login__isnull=True), "set": names(last_login__isnull=False)}',
        { null: ["ada", "bob"], set: [] },
    ),
    asks(
        "dates",
        'from django.utils.timezone import now\nreturn User.objects.filter(username="ada", date_joined__year=now().year, date_joined__lte=now(), date_joined__date=now().date()).count()',
        1,
    ),
    asks(
        "JSON paths",
        'def names(**q): return sorted(User.objects.filter(**q).values_list("username", flat=True))\nreturn names(attributes__department="sales"), names(attributes__settings__locale="de"), names(attributes__level__gte=5), names(attributes__tags__contains="math"), names(attributes__has_key="phone"), names(attributes__contains={"level": 3}), names(attributes__tags__0="math")',
        [["bob"], ["ada"], ["ada"], ["ada"], ["ada"], ["bob"], ["ada"]],
    ),
    asks("JSON paths that are not there", 'return User.objects.filter(email__contains="example.test", attributes__phone__isnull=True).get().username', "bob"),
    asks(
        "spans over groups",
        'return [u.username for u in User.objects.filter(ak_groups__name="Engineering")], [u.username for u in User.objects.filter(ak_groups__parent__name__istartswith="sta")], User.objects.filter(email__contains="example.test", ak_groups__isnull=True).get().username',
        [["ada"], ["ada"], "bob"],
    ),
    asks("excluded by groups", 'return [u.username for u in User.objects.filter(email__contains="example.test").exclude(ak_groups__name="Engineering")]', [
        "bob",
    ]),
    asks(
        "users of a group",
        'g = Group.objects.get(name="Engineering")\nreturn [u.username for u in g.users.all()], g.users.filter(username="ada").exists(), g.parent.name, [c.name for c in g.parent.children.all()]',
        [["ada"], true, "Staff", ["Engineering"]],
    ),
    asks(
        "groups by users",
        'return sorted(g.name for g in Group.objects.filter(users__username="ada")), Group.objects.filter(users=user).count(), Group.objects.filter(users__in=[user]).count()',
        [["Engineering"], 1, 1],
    ),
    asks(
        "Q",
        'return sorted(User.objects.filter(Q(username="ada") | Q(username="bob") & ~Q(is_active=False)).values_list("username", flat=True)), User.objects.filter(~Q(username="ada"), email__endswith="@example.test").get().username',
        [["ada", "bob"], "bob"],
    ),
    asks(
        "F and figures",
        'return User.objects.filter(username=F("username"), email__contains="@example.test").count(), Group.objects.filter(name__in=["Engineering", "Staff"]).annotate(n=Count("users")).order_by("name").values_list("name", "n")[0], User.objects.filter(email__contains="@example.test").aggregate(Max("username"))',
        [2, ["Engineering", 1], { username__max: "bob" }],
    ),
    asks(
        "excluded by a key that is not there: SQL knows neither yes nor no",
        'some = User.objects.filter(email__endswith="@example.test")\nreturn some.exclude(attributes__nokey="x").count(), some.filter(~Q(attributes__nokey="x")).count(), some.exclude(attributes__department="sales").count(), some.filter(Q(attributes__nokey="x") | Q(username="bob")).count(), some.exclude(attributes__nokey__isnull=False).count()',
        [1, 1, 2],
    ),
    asks(
        "keys of JSON and parts of dates as values",
        'some = User.objects.filter(email__endswith="@example.test")\nreturn sorted(some.values_list("attributes__department", flat=True)), some.filter(username="ada").values("attributes__settings__locale").get(), [u.username for u in some.order_by("-attributes__level")], len(set(some.values_list("date_joined__year", flat=True)))',
        [["engineering", "sales"], { attributes__settings__locale: "de" }, ["ada", "bob"], 1],
    ),
    asks(
        "look-ups on figures",
        'some = Group.objects.filter(name__in=["Engineering", "Staff"]).annotate(n=Count("users"))\nreturn [g.name for g in some.filter(n__gte=1)], [g.name for g in some.exclude(n=1)]',
        [["Engineering"], ["Staff"]],
    ),
    asks(
        "groups of values",
        'some = User.objects.filter(email__endswith="@example.test")\nreturn list(some.values("is_active").annotate(n=Count("pk"))), list(some.values_list("ak_groups__name").annotate(n=Count("pk")).order_by("ak_groups__name"))[0], some.values("is_active").annotate(last=Max("username"))[0]["last"]',
        [[{ is_active: true, n: 2 }], ["Engineering", 1], "bob"],
    ),
    asks(
        "iterators are no lists",
        "import itertools, json\ntold = []\nfor made in (map(str, [1]), itertools.count(), iter(int, 1)):\n    try:\n        json.dumps(made)\n    except TypeError as error:\n        told.append(str(error))\nreturn told",
        [
            "Object of type map is not JSON serializable",
            "Object of type count is not JSON serializable",
            "Object of type callable_iterator is not JSON serializable",
        ],
    ),
    asks(
        "managers by Django's names",
        "told = []\nfor rows in (user.ak_groups, user.token_set):\n    try:\n        list(rows)\n    except TypeError as error:\n        told.append(str(error))\nreturn told",
        ["'ManyRelatedManager' object is not iterable", "'RelatedManager' object is not iterable"],
    ),
    asks("age of a password", "from django.utils.timezone import now\nreturn (now() - user.password_change_date).days", 0),
    asks(
        "keys from passwords",
        'import hashlib\nreturn hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 2, 20).hex(), hashlib.pbkdf2_hmac("sha1", b"password", b"salt", 2).hex()',
        ["ae4d0c95af6b46d32d0adff928f06dd02a303f8e", "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957"],
    ),
    asks(
        "union and distinct",
        'a, b = User.objects.filter(username="ada"), User.objects.filter(username="bob")\nreturn sorted(u.username for u in a.union(b)), (a | b).distinct().count(), (a & b).count()',
        [["ada", "bob"], 2],
    ),
    asks(
        "create and delete",
        'g = Group.objects.create(name="Made", attributes={"a": 1})\nfound = Group.objects.get(pk=g.pk)\nresult = found.name, found.attributes, found == g, str(found.pk) == str(g.group_uuid)\ng.delete()\nreturn [*result, not Group.objects.filter(name="Made").exists()]',
        ["Made", { a: 1 }, true, true, true],
    ),
    asks(
        "save and refresh",
        'bob = User.objects.get(username="bob")\nbob.attributes["seen"] = True\nbob.name = "Robert"\nbob.save()\nagain = User.objects.get(pk=bob.pk)\nresult = again.name, again.attributes["seen"]\nagain.name = "Bob"\nagain.save()\nbob.refresh_from_db()\nreturn [*result, bob.name]',
        ["Robert", true, "Bob"],
    ),
    asks(
        "update",
        'changed = User.objects.filter(username="bob").update(name="B.")\nresult = User.objects.get(username="bob").name\nUser.objects.filter(username="bob").update(name="Bob")\nreturn changed, result',
        [1, "B."],
    ),
    asks(
        "add, remove, set, clear",
        'g = Group.objects.get(name="Sales")\nbob = User.objects.get(username="bob")\nbob.ak_groups.add(g)\nadded = [x.name for x in bob.ak_groups.all()]\nbob.ak_groups.remove(g)\ng.users.set([bob, user])\nboth = sorted(u.username for u in g.users.all())\ng.users.clear()\nreturn {"added": added, "both": both, "left": g.users.count()}',
        { added: ["Sales"], both: ["ada", "bob"], left: 0 },
    ),
    asks(
        "get_or_create, update_or_create",
        'g, made = Group.objects.get_or_create(name="Once", defaults={"attributes": {"n": 1}})\nagain, second = Group.objects.get_or_create(name="Once")\nthird, new = Group.objects.update_or_create(name="Once", defaults={"attributes": {"n": 2}})\nresult = [str(made), str(second), str(new), third.attributes["n"]]\nthird.delete()\nreturn result',
        ["True", "False", "False", 2],
    ),
    asks(
        "twice the same",
        'from django.db import IntegrityError\ntry:\n    User.objects.create(username="bob")\nexcept IntegrityError as error:\n    return str(error).split("\\n")[1]',
        "DETAIL:  Key (username)=(bob) already exists.",
    ),
    asks(
        "tokens",
        'token = Token.objects.get(identifier="ada-api")\nreturn token.user == user, token.intent, token.description, str(token.is_expired), len(token.key) > 20, user.token_set.count(), Token.filter_not_expired(user=user).count()',
        [true, "api", "for scripts", "False", true, 1, 1],
    ),
    asks("applications", 'app = Application.objects.get(slug="wiki")\nreturn app.name, app.group, app.get_launch_url(user), str(app.provider), str(app)', [
        "Wiki",
        "Tools",
        "https://wiki.example.test/",
        "None",
        "Wiki",
    ]),
    asks(
        "sources",
        'from authentik.core.models import Source\nfrom authentik.sources.oauth.models import OAuthSource\nhub = OAuthSource.objects.get(slug="hub")\nreturn hub.provider_type, Source.objects.filter(slug="hub").count(), isinstance(Source.objects.get(slug="hub"), OAuthSource)',
        ["github", 1, true],
    ),
    asks(
        "flows and stages",
        'from authentik.flows.models import Flow, FlowStageBinding, Stage\nflow = Flow.objects.get(slug="default-authentication-flow")\nreturn flow.designation, FlowStageBinding.objects.filter(target=flow).order_by("order").first().stage.name, Stage.objects.filter(name__startswith="default-authentication").count() > 2',
        ["authentication", "default-authentication-identification", true],
    ),
    asks(
        "passwords",
        'bob = User.objects.get(username="bob")\nbob.set_password("s3cret")\nbob.save()\nagain = User.objects.get(username="bob")\nreturn again.check_password("s3cret"), again.check_password("no") is False, again.has_usable_password(), again.password.startswith("pbkdf2_sha256$")',
        [true, true, true, true],
    ),
    asks("text forms", 'return repr(User.objects.filter(username="ada")), str(user), repr(user), str(Group.objects.get(name="Sales"))', [
        "<QuerySet [<User: ada>]>",
        "ada",
        "<User: ada>",
        "Group Sales",
    ]),
    asks(
        "keys",
        'bob = User.objects.get(username="bob")\nreturn User.objects.get(pk=bob.pk) == bob, User.objects.get(id=bob.id).username, User.objects.get(uuid=bob.uuid).username, Group.objects.filter(pk=Group.objects.get(name="Staff").pk).count(), len({bob, User.objects.get(pk=bob.pk)})',
        [true, "bob", "bob", 1, 1],
    ),
    asks(
        "errors as Django has them",
        'told = []\nfor work in (lambda: User.objects.get(nothing=1), lambda: User.objects.filter(pk="x").count(), lambda: Group.objects.get(pk="x"), lambda: User.objects.all()[-1], lambda: User(nonsense=1), lambda: User.objects.filter(pk=1)[:1].filter(pk=1)):\n    try:\n        work()\n    except Exception as error:\n        told.append(type(error).__name__)\nreturn told',
        ["FieldError", "ValueError", "ValidationError", "ValueError", "TypeError", "TypeError"],
    ),
];
