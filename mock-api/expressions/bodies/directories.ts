import { mapping } from "./body.ts";

const ldap = {
    dn: "cn=eve,ou=guests,dc=example,dc=test",
    ldap: {
        sAMAccountName: ["eve"],
        mail: ["eve@example.test", "e@example.test"],
        memberOf: ["cn=a,dc=x", "cn=b,dc=x"],
        userAccountControl: [514],
        objectSid: "S-1-5-21-1-2-3-1104",
    },
};

/** Mappings of directories, assertions and webhooks. */
export const directories = [
    mapping("first value", 'return list_flatten(ldap.get("mail"))', "eve@example.test", ldap),
    mapping("value or nothing", 'return list_flatten(ldap.get("telephoneNumber"))', null, ldap),
    mapping("plain value", 'return ldap.get("objectSid").split("-")[-1]', "1104", ldap),
    mapping("organisational unit", 'parts = [p.split("=", 1) for p in dn.split(",")]\nreturn next(v for k, v in parts if k.lower() == "ou")', "guests", ldap),
    mapping(
        "path of the directory",
        'path_elements = []\nfor pair in dn.split(","):\n    attr, _, value = pair.partition("=")\n    if attr.lower() in ("ou",):\n        path_elements.append(value)\npath_elements.reverse()\nreturn "/".join(path_elements) or "users"',
        "guests",
        ldap,
    ),
    mapping("domain of the directory", 'return ".".join(p[3:] for p in dn.split(",") if p.startswith("dc="))', "example.test", ldap),
    mapping("account is off", 'return {"is_active": not bool(int(list_flatten(ldap.get("userAccountControl"))) & 2)}', { is_active: false }, ldap),
    mapping("names of groups", 'import re\nreturn [re.match(r"cn=([^,]+)", g, re.IGNORECASE).group(1) for g in ldap.get("memberOf", [])]', ["a", "b"], ldap),
    mapping("user principal name", "return f\"{list_flatten(ldap['sAMAccountName'])}@{dn.split('dc=', 1)[1].replace(',dc=', '.')}\"", "eve@example.test", ldap),
    mapping(
        "attribute into attributes",
        'return {"attributes": {"ldap": {"dn": dn, "mails": len(ldap["mail"])}}}',
        { attributes: { ldap: { dn: ldap.dn, mails: 2 } } },
        ldap,
    ),
    mapping("SAML: groups", "for group in user.ak_groups.all():\n    yield group.name", ["Engineering"]),
    mapping("SAML: email", "return user.email", "ada@example.test"),
    mapping("SAML: UPN", 'return user.attributes.get("upn", user.email)', "ada@example.test"),
    mapping(
        "SAML: roles of AWS",
        'return [f"arn:aws:iam::1:role/{g.name},arn:aws:iam::1:saml-provider/authentik" for g in user.ak_groups.filter(attributes__has_key="unix_group")]',
        ["arn:aws:iam::1:role/Engineering,arn:aws:iam::1:saml-provider/authentik"],
    ),
    mapping("SAML: first and last name", 'first, _, last = user.name.partition(" ")\nreturn last or first', "Lovelace"),
    mapping("SAML: number as text", 'return str(user.attributes["level"])', "7"),
    mapping("SAML: numeric user id", "return 1000 + user.pk - user.pk", 1000),
    mapping(
        "webhook: body",
        'return {"text": f"{notification[\'severity\']}: {notification[\'body\']}", "user": request.user.username}',
        { text: "alert: Oh", user: "ada" },
        {
            notification: { severity: "alert", body: "Oh" },
        },
    ),
    mapping(
        "webhook: chat card",
        'import json\nfields = [{"name": k, "value": v if isinstance(v, str) else json.dumps(v)} for k, v in sorted(notification["context"].items())]\nreturn {"embeds": [{"fields": fields}]}',
        {
            embeds: [
                {
                    fields: [
                        { name: "a", value: "1" },
                        { name: "b", value: "x" },
                    ],
                },
            ],
        },
        { notification: { context: { b: "x", a: 1 } } },
    ),
    mapping(
        "webhook: shortened",
        'from django.utils.text import Truncator, slugify\nreturn {"short": Truncator(body).chars(10), "slug": slugify("Ünser Wîki: Tools!")}',
        { short: "A very lo…", slug: "unser-wiki-tools" },
        { body: "A very long text" },
    ),
    mapping(
        "SMS: body",
        'return {"From": "authentik", "To": device["phone_number"], "Body": f"Code: {token}"}',
        { From: "authentik", To: "+1", Body: "Code: 123" },
        {
            device: { phone_number: "+1" },
            token: "123",
        },
    ),
    mapping(
        "signature",
        'import hmac, hashlib, base64\nreturn base64.b64encode(hmac.new(b"secret", b"body", hashlib.sha256).digest()).decode()',
        "3EaYNVf+oSe0OvchRn65s/3iM4/j4U9RlSqoR4wT01U=",
    ),
    mapping(
        "address with a query",
        'from urllib.parse import urlencode\nreturn "https://x.test/?" + urlencode({"user": user.username, "mail": user.email})',
        "https://x.test/?user=ada&mail=ada%40example.test",
    ),
];
