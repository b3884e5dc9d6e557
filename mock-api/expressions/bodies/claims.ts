import { mapping } from "./body.ts";

/** Scope mappings: what people put into tokens. */
export const claims = [
    mapping("groups by name", 'return {"groups": [group.name for group in user.ak_groups.all()]}', { groups: ["Engineering"] }),
    mapping("groups with a prefix", 'return {"groups": [f"app-{g.name.lower()}" for g in request.user.ak_groups.all()]}', { groups: ["app-engineering"] }),
    mapping("groups as values", 'return {"groups": list(request.user.ak_groups.values_list("name", flat=True))}', { groups: ["Engineering"] }),
    mapping(
        "groups and those above",
        "names = set()\nfor group in user.ak_groups.all():\n    while group:\n        names.add(group.name)\n        group = group.parent\nreturn sorted(names)",
        ["Engineering", "Staff"],
    ),
    mapping(
        "profile",
        'return {"name": request.user.name, "given_name": request.user.name.split(" ", 1)[0], "family_name": request.user.name.split(" ", 1)[-1], "preferred_username": request.user.username, "nickname": request.user.username}',
        { name: "Ada Lovelace", given_name: "Ada", family_name: "Lovelace", preferred_username: "ada", nickname: "ada" },
    ),
    mapping("email", 'return {"email": request.user.email, "email_verified": True}', { email: "ada@example.test", email_verified: true }),
    mapping("an attribute of the groups", 'return {"unix": user.group_attributes().get("unix_group", "users")}', { unix: "eng" }),
    mapping("an attribute of one's own among them", 'return {"quota": user.group_attributes(request).get("quota", "1 GB")}', { quota: null }),
    mapping("attribute that is nothing", 'return {"quota": user.attributes.get("quota") or "default"}', { quota: "default" }),
    mapping("attribute with a fallback", 'return {"dep": user.attributes.get("department", "none"), "room": user.attributes.get("room", "none")}', {
        dep: "engineering",
        room: "none",
    }),
    mapping("nested attribute", 'return {"locale": user.attributes.get("settings", {}).get("locale", "en")}', { locale: "de" }),
    mapping(
        "role by group",
        'role = "Viewer"\nif ak_is_group_member(request.user, name="Engineering"):\n    role = "Editor"\nif ak_is_group_member(request.user, name="Grafana Admins"):\n    role = "Admin"\nreturn {"role": role}',
        { role: "Editor" },
    ),
    mapping(
        "roles by a table",
        'roles = {"Engineering": "dev", "Sales": "sales"}\nreturn {"roles": [roles[g.name] for g in user.ak_groups.all() if g.name in roles]}',
        { roles: ["dev"] },
    ),
    mapping(
        "administrator or not",
        'return {"is_admin": user.is_superuser, "policy": "readwrite" if user.ak_groups.filter(is_superuser=True).exists() else "readonly"}',
        { is_admin: false, policy: "readonly" },
    ),
    mapping(
        "policies of MinIO",
        'if ak_is_group_member(request.user, name="Minio admins"):\n  return {"policy": "consoleAdmin"}\nelif ak_is_group_member(request.user, name="Engineering"):\n  return {"policy": ["readwrite"]}\nreturn None',
        { policy: ["readwrite"] },
    ),
    mapping("nothing", 'if user.username == "bob":\n    return {"x": 1}', null),
    mapping("hash of the address", 'import hashlib\nreturn {"picture": "https://g.test/" + hashlib.md5(user.email.lower().encode("utf-8")).hexdigest()}', {
        picture: "https://g.test/28ae5bf8fa0cde12855e61ac303859cc",
    }),
    mapping("an id from another", 'import uuid\nreturn {"sub": str(uuid.uuid5(uuid.NAMESPACE_DNS, user.username))}', {
        sub: "21495524-a02f-5695-82e2-b117addc0b1e",
    }),
    mapping("path of the user", 'return {"ou": user.path.split("/")[-1]}', { ou: "people" }),
    mapping("uuid without dashes", "return len(user.uuid.hex), len(str(user.uuid)), len(user.uid)", [32, 36, 64]),
    mapping("groups that match a pattern", 'return {"g": [g.name for g in user.ak_groups.all() if regex_match(g.name, "^Eng")]}', { g: ["Engineering"] }),
    mapping("groups by the database's pattern", 'return [g.name for g in user.ak_groups.filter(name__iregex=r"^ENG")]', ["Engineering"]),
    mapping("groups without one", 'return [g.name for g in user.ak_groups.exclude(name__startswith="Sta").order_by("-name")]', ["Engineering"]),
    mapping("attributes of each group", 'return {g.name: g.attributes.get("unix_group") for g in user.ak_groups.all()}', { Engineering: "eng" }),
    mapping("tags as text", 'return {"tags": ",".join(sorted(user.attributes.get("tags", [])))}', { tags: "engines,math" }),
    mapping(
        "numbers stay numbers",
        'return {"level": user.attributes["level"], "double": user.attributes["level"] * 2, "half": user.attributes["level"] / 2}',
        { level: 7, double: 14, half: 3.5 },
    ),
    mapping("lists lose what says nothing", "return [1, 0, None, '', 'a', []]", [1, "a"]),
    mapping("sets, tuples, generators", "def numbers():\n    yield 1\n    yield 2\nreturn {'set': {1}, 'tuple': (1, 2), 'generator': numbers()}", {
        set: [1],
        tuple: [1, 2],
        generator: [1, 2],
    }),
    mapping("times are texts", "from datetime import datetime, timezone\nreturn {'at': datetime(2024, 1, 2, tzinfo=timezone.utc)}", {
        at: "2024-01-02T00:00:00+00:00",
    }),
    mapping("what is given", 'return {"who": user.username, "what": given["a"][0]}', { who: "ada", what: 5 }, { given: { a: [5] } }),
    mapping(
        "GitLab groups",
        'return {"groups": [g.name for g in request.user.ak_groups.all()], "groups_direct": [f"{g.parent.name}/{g.name}" for g in request.user.ak_groups.all() if g.parent]}',
        { groups: ["Engineering"], groups_direct: ["Staff/Engineering"] },
    ),
    mapping(
        "Vikunja-like merge",
        "from authentik.lib.utils.dict import merge\nclaims = {}\nfor g in user.ak_groups.all():\n    merge(claims, g.attributes)\nreturn claims",
        { quota: "50 GB", unix_group: "eng" },
    ),
];
