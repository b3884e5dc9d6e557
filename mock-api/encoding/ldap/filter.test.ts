import { expect } from "chai";
import { entry, type Value } from "./attribute.ts";
import { formatFilter, LdapLimitError, matcher, MAX_COMPARISONS, MAX_FILTER, MAX_FILTER_DEPTH, MAX_FILTER_ITEMS, parseFilter } from "./filter.ts";
import { LdapSyntaxError } from "./syntax-error.ts";

const bob = entry("cn=Bob,ou=users,dc=x", [
    ["cn", "Bob"],
    ["sn", "O'Hara  (jr)"],
    ["mail", ["bob@x.test", "Bob.Two@X.test"]],
    ["objectClass", ["user", "inetOrgPerson"]],
    ["uidNumber", "2005"],
    ["userAccountControl", "514"],
    ["memberOf", "cn=Admins, OU=groups,DC=x"],
    ["telephoneNumber", "+49 30-1234"],
    ["whenCreated", "20230214093000Z"],
    ["l", "Zürich"],
    ["goauthentik.io/ldap/active", "true"],
    ["objectGUID", new Uint8Array([0xff, 0x00, 0x28])],
]);

describe("LDAP filters", () => {
    for (const [filter, finds] of [
        ["(cn=bob)", true],
        ["cn=BOB", true],
        ["(commonName=bob)", true],
        ["(2.5.4.3=bob)", true],
        ["(cn=alice)", false],
        ["(mail=bob.two@x.TEST)", true],
        ["(sn=o'hara \\28jr\\29)", true],
        ["(l=z\\c3\\bcrich)", true],
        ["(cn=*)", true],
        ["(description=*)", false],
        ["(!(description=*))", true],
        ["(description=x)", false],
        ["(!(description=x))", true],
        ["(&(cn=bob)(objectClass=USER))", true],
        ["( & (cn=bob) (| (uidNumber=1) (uidNumber=02005) ) )", true],
        ["(&)", true],
        ["(|)", false],
        ["(mail=bob*two*test)", true],
        ["(mail=*@x*)", true],
        ["(cn=b*b*b)", false],
        ["(cn=bo*ob)", false],
        ["(uidNumber>=2005)", true],
        ["(uidNumber>=10000)", false],
        ["(uidNumber<=10000)", true],
        ["(whenCreated>=20230214102959+0100)", true],
        ["(whenCreated=20230214103000+0100)", true],
        ["(whenCreated>=20230214093001Z)", false],
        ["(cn~=bob)", true],
        ["(telephoneNumber=+49301234)", true],
        ["(memberOf=CN=admins,ou=Groups,dc=X)", true],
        ["(memberOf=cn=admins,dc=x)", false],
        ["(userAccountControl:1.2.840.113556.1.4.803:=2)", true],
        ["(!(userAccountControl:1.2.840.113556.1.4.803:=2))", false],
        ["(userAccountControl:1.2.840.113556.1.4.804:=1)", false],
        ["(cn:caseExactMatch:=Bob)", true],
        ["(cn:caseExactMatch:=bob)", false],
        ["(ou:dn:=users)", true],
        ["(ou:=users)", false],
        ["(:dn:caseIgnoreMatch:=users)", true],
        ["(objectGUID=\\ff\\00\\28)", true],
        ["(objectGUID=\\ff\\00\\29)", false],
        ["(goauthentik.io/ldap/active=TRUE)", true],
    ] as const)
        it(`${filter} ${finds ? "finds" : "does not find"}`, () => expect(matcher(parseFilter(filter))(bob)).to.equal(finds));

    // RFC 4511 4.5.1.7: what is undefined stays so when it is negated.
    for (const undefinedOnes of ["uidNumber=many", "uidNumber=20*", "cn:1.2.3.4:=bob", "memberOf=nobody", "cn=\\ff"])
        it(`(${undefinedOnes}) and its opposite find nothing`, () => {
            expect(matcher(parseFilter(`(${undefinedOnes})`))(bob)).to.equal(false);
            expect(matcher(parseFilter(`(!(${undefinedOnes}))`))(bob)).to.equal(false);
            expect(matcher(parseFilter(`(|(${undefinedOnes})(cn=bob))`))(bob)).to.equal(true);
        });

    for (const [text, problem] of [
        ["", "The name of an attribute is missing at character 1."],
        ["(cn=bob", '")" is missing at character 8.'],
        ["(cn=bob))", "The filter has ended: something else stands at character 9."],
        ["(cn=(bob))", '"(" in a value has to be escaped as \\28 at character 5.'],
        ["(cn)", '"=", ">=", "<=", "~=" or ":=" is missing at character 4.'],
        ["(=bob)", "The name of an attribute is missing at character 2."],
        ["(cn=b\\zz)", 'After "\\" come two hex digits: something else stands at character 7.'],
        ["(uidNumber>=2*)", '"*" has no meaning here, and has to be escaped as \\2a at character 14.'],
        ["(:=bob)", "Neither an attribute nor a matching rule is named at character 4."],
        ["(!(cn=a)(cn=b))", '")" is missing at character 9.'],
    ] as const)
        it(`refuses ${text || "nothing"}, and says where`, () => expect(() => parseFilter(text)).to.throw(LdapSyntaxError, problem));

    it("has limits", () => {
        const nested = (depth: number) => `${"(!".repeat(depth - 1)}(cn=a)${")".repeat(depth - 1)}`;
        expect(() => parseFilter(nested(MAX_FILTER_DEPTH))).not.to.throw();
        expect(() => parseFilter(nested(MAX_FILTER_DEPTH + 1))).to.throw(LdapSyntaxError, "levels");
        expect(() => parseFilter(`(|${"(a=b)".repeat(MAX_FILTER_ITEMS)})`)).not.to.throw();
        expect(() => parseFilter(`(|${"(a=b)".repeat(MAX_FILTER_ITEMS + 1)})`)).to.throw(LdapSyntaxError, "conditions");
        expect(() => parseFilter(`(a=${"b".repeat(MAX_FILTER)})`)).to.throw(LdapSyntaxError, "too long");
    });

    it("A17.12: asks as much of many values by many conditions as of each once, and gives up where it would take too long", () => {
        const group = entry("cn=all,dc=x", [["member", Array.from({ length: 2000 }, (_, index) => `cn=user${index},ou=users,dc=x`)]]);
        const conditions = (count: number, last: string) =>
            matcher(parseFilter(`(|${Array.from({ length: count }, (_, index) => `(member=cn=${index})`).join("")}(member=${last}))`));
        expect(conditions(500, "CN=user1999, ou=users, dc=x")(group)).to.equal(true);
        const asked = conditions(500, "cn=nobody");
        // Each time a million comparisons, and what it costs to prepare the values once.
        let times = 0;
        expect(() => {
            for (; times < MAX_COMPARISONS / 1_000_000; times++) asked(group);
        }).to.throw(LdapLimitError);
        expect(times).to.equal(MAX_COMPARISONS / 1_000_000 - 1);
    });

    it("writes what it has read", () => {
        for (const text of [
            "(&(a=b)(|(c=*)(!(d>=1)))(e<=2)(f~=g))",
            "(cn=a*b\\2a*c)",
            "(cn=*b*)",
            "(a:dn:1.2.3:=x)",
            "(:caseExactMatch:=x)",
            "(a=\\ff\\00)",
            "(a=\\00\\5c\\28)",
        ])
            expect(formatFilter(parseFilter(text))).to.equal(text);
    });

    it("keeps of two spellings of an attribute the later, and none without values", () => {
        const values: [string, Value | readonly Value[] | undefined][] = [
            ["CN", "one"],
            ["cn", ["two"]],
            ["sn", []],
            ["l", undefined],
        ];
        expect([...entry("", values).attributes.values()]).to.deep.equal([{ name: "cn", values: ["two"] }]);
    });
});
