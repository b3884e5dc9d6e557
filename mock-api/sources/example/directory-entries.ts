import { entry, type Entry } from "#mock/encoding/ldap/attribute.ts";

/** Somebody of the made-up directories. */
interface Person {
    readonly uid: string;
    readonly given: string;
    readonly family: string;
    /** Of one account: the last part of its security identifier, and of its number in Unix. */
    readonly id: number;
    readonly isDisabled?: boolean;
}

const PEOPLE: readonly Person[] = [
    { uid: "ada.lindqvist", given: "Ada", family: "Lindqvist", id: 1101 },
    { uid: "bruno.keller", given: "Bruno", family: "Keller", id: 1102 },
    { uid: "chiara.moretti", given: "Chiara", family: "Moretti", id: 1103 },
    { uid: "dov.aronson", given: "Dov", family: "Aronson", id: 1104, isDisabled: true },
];

/** Password of everybody in the made-up directories, and of the account that reads them. */
export const DIRECTORY_PASSWORD = "directory";

/** 1 January 2023, as Active Directory counts: steps of 100 ns since 1601. */
const PASSWORD_SET = "133170048000000000";
/** [MS-ADTS] 2.2.16: an ordinary account, and one that is disabled. */
const [NORMAL, DISABLED] = [512, 514];
/** [MS-SAMR] 2.2.1.3, `DOMAIN_PASSWORD_COMPLEX`. */
const COMPLEX = "1";

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const little = (value: number): number[] => [value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24];
/** `S-1-5-21-1-2-3-<id>`: [MS-DTYP] 2.4.2.2. */
const sid = (id: number): Uint8Array => bytes(1, 5, 0, 0, 0, 0, 0, 5, ...[21, 1, 2, 3, id].flatMap(little));

const AD = "DC=corp,DC=paperlane,DC=example";
const account = ({ given, family }: Pick<Person, "given" | "family">): string => `CN=${given} ${family},CN=Users,${AD}`;

/** As Active Directory writes them: a domain, accounts, groups one of which is in another. */
const activeDirectory: readonly Entry[] = [
    entry(AD, [
        ["objectClass", ["top", "domain", "domainDNS"]],
        ["dc", "corp"],
        ["objectSid", sid(0)],
        ["pwdProperties", COMPLEX],
    ]),
    entry(`CN=Users,${AD}`, [
        ["objectClass", ["top", "container"]],
        ["cn", "Users"],
    ]),
    entry(`CN=reader,CN=Users,${AD}`, [
        ["objectClass", ["top", "account"]],
        ["cn", "reader"],
    ]),
    ...PEOPLE.map((person) =>
        entry(account(person), [
            ["objectClass", ["top", "person", "organizationalPerson", "user"]],
            ["cn", `${person.given} ${person.family}`],
            ["name", `${person.given} ${person.family}`],
            ["displayName", `${person.given} ${person.family}`],
            ["givenName", person.given],
            ["sn", person.family],
            ["sAMAccountName", person.uid],
            ["userPrincipalName", `${person.uid}@corp.paperlane.example`],
            ["mail", `${person.uid}@paperlane.example`],
            ["objectSid", sid(person.id)],
            ["userAccountControl", String(person.isDisabled ? DISABLED : NORMAL)],
            ["pwdLastSet", PASSWORD_SET],
        ]),
    ),
    ...groupsOf(AD, account, "CN=Users", (name, members, id) => [
        ["objectClass", ["top", "group"]],
        ["cn", name],
        ["name", name],
        ["sAMAccountName", name],
        ["member", members],
        ["objectSid", sid(id)],
    ]),
];

const OPEN = "dc=paperlane,dc=example";
const inetOrgPerson = ({ uid }: Pick<Person, "uid">): string => `uid=${uid},ou=people,${OPEN}`;
/** What OpenLDAP gives every entry: RFC 4530. */
const uuid = (id: number): string => `00000000-0000-4000-8000-00000000${id}`;

/** As OpenLDAP is mostly kept: RFC 2798 people, groups of names. */
const openLdap: readonly Entry[] = [
    entry(OPEN, [
        ["objectClass", ["top", "dcObject", "organization"]],
        ["dc", "paperlane"],
        ["o", "Paperlane"],
    ]),
    ...["people", "groups"].map((ou) =>
        entry(`ou=${ou},${OPEN}`, [
            ["objectClass", ["top", "organizationalUnit"]],
            ["ou", ou],
        ]),
    ),
    entry(`cn=reader,${OPEN}`, [
        ["objectClass", ["organizationalRole", "simpleSecurityObject"]],
        ["cn", "reader"],
    ]),
    ...PEOPLE.map((person) =>
        entry(inetOrgPerson(person), [
            ["objectClass", ["top", "person", "organizationalPerson", "inetOrgPerson"]],
            ["uid", person.uid],
            ["cn", `${person.given} ${person.family}`],
            ["givenName", person.given],
            ["sn", person.family],
            ["mail", `${person.uid}@paperlane.example`],
            ["entryUUID", uuid(person.id)],
        ]),
    ),
    ...groupsOf(OPEN, inetOrgPerson, "ou=groups", (name, members, id) => [
        ["objectClass", ["top", "groupOfNames"]],
        ["cn", name],
        ["member", members],
        ["entryUUID", uuid(id)],
    ]),
];

type Attributes = (name: string, members: string[], id: number) => Parameters<typeof entry>[1];

/** Two groups, the second of which has the first and one more for members. */
function groupsOf(base: string, nameOf: (person: Person) => string, container: string, attributes: Attributes): Entry[] {
    const [ada, bruno, chiara, dov] = PEOPLE.map(nameOf) as [string, string, string, string];
    const workshop = `CN=Workshop,${container},${base}`;
    return [
        entry(workshop, attributes("Workshop", [ada, bruno, dov], 1201)),
        entry(`CN=Everybody,${container},${base}`, attributes("Everybody", [workshop, chiara], 1202)),
    ];
}

/** An example directory. */
export interface ExampleDirectory {
    readonly entries: readonly Entry[];
    /** Who reads it. */
    readonly reader: string;
}

/** By the host that a source's server names; hosts below `.test` are nobody's (RFC 6761). */
export const EXAMPLE_DIRECTORIES: ReadonlyMap<string, ExampleDirectory> = new Map([
    ["active-directory.sandbox.test", { entries: activeDirectory, reader: `CN=reader,CN=Users,${AD}` }],
    ["openldap.sandbox.test", { entries: openLdap, reader: `cn=reader,${OPEN}` }],
]);
