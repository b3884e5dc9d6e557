import { expect } from "chai";
import { createTestBackend, type TestBackend, type TestClient } from "#mock/adapters/test/test-backend.ts";
import { makeDirectory, searchGroup } from "../directory.test-helper.ts";
import { listensAt } from "../listening.ts";

const BASE = "dc=ldap,dc=goauthentik,dc=io";
const nameOf = (user: string): string => `cn=${user},ou=users,${BASE}`;
const SEARCH = { op: "search", base: BASE, scope: "sub", filter: "(objectClass=user)", attributes: "cn, mail" };

describe("the console of the LDAP directories", () => {
    let backend: TestBackend;
    let browser: TestClient;
    let now = Date.parse("2023-03-01T12:00:00Z");
    before(async () => {
        backend = await createTestBackend({ now: () => now });
        const { admin } = backend;
        await backend.as("bob");
        await makeDirectory(admin, "LDAP", { search_group: await searchGroup(admin) });
    });
    beforeEach(() => void (browser = backend.browser()));
    const ask = async (body: object, connection: string | null = null) => (await browser.post("/-/sandbox/demo/ldap/", { connection, ...body })).body;
    const bindAs = (user: string, password: string) => ask({ op: "bind", dn: nameOf(user), password });
    const sessionsOf = async (user: string) => (await backend.admin.get(`core/authenticated_sessions/?user__username=${user}`)).body.results.length;

    it("says where the server itself speaks LDAP: in a tab nowhere", async () => {
        const start = async () => (await browser.get("/-/sandbox/demo/ldap/ldap/")).body.addresses;
        expect(await start()).to.deep.equal([]);
        await backend.look(({ db }) => listensAt(db, ["ldap://127.0.0.1:3389"]));
        expect(await start()).to.deep.equal(["ldap://127.0.0.1:3389"]);
        await backend.look(({ db }) => listensAt(db, []));
    });

    it("binds, searches on the same connection, and signs out with its end", async () => {
        const before = await sessionsOf("akadmin");
        const bound = await bindAs("akadmin", "akadmin-pw");
        expect([bound.code, bound.result, bound.entries]).to.deep.equal([0, "success", []]);
        expect(await sessionsOf("akadmin")).to.equal(before + 1);
        const found = await ask(SEARCH, bound.connection);
        expect([found.code, found.connection]).to.deep.equal([0, bound.connection]);
        const bob = found.entries.find(({ dn }: { dn: string }) => dn.startsWith("cn=bob,"));
        expect(bob).to.deep.equal({
            dn: "cn=bob,ou=users,DC=ldap,DC=goauthentik,DC=io",
            attributes: [
                { name: "cn", values: ["bob"] },
                { name: "mail", values: ["bob@example.test"] },
            ],
        });
        expect((await ask({ op: "unbind" }, bound.connection)).code).to.equal(0);
        expect(await sessionsOf("akadmin")).to.equal(before);
        expect((await ask(SEARCH, bound.connection)).code, "another connection, on which nobody is bound").to.equal(50);
    });

    it("answers as the server does: who searches without the right, a wrong password, a base that is nobody's", async () => {
        expect((await ask(SEARCH)).result).to.equal("insufficientAccessRights");
        expect((await bindAs("bob", "wrong")).result).to.equal("invalidCredentials");
        expect((await ask({ op: "bind", dn: "not a name", password: "x" })).result).to.equal("invalidDnSyntax");
        expect((await ask({ ...SEARCH, base: "dc=elsewhere" })).result).to.equal("operationsError");
        const { connection } = await bindAs("bob", "bob-pw");
        const { entries } = await ask(SEARCH, connection);
        expect(entries.map(({ dn }: { dn: string }) => dn.split(",")[0])).to.deep.equal(["cn=bob"]);
        await ask({ op: "unbind" }, connection);
    });

    it("refuses what no client would send, with its place", async () => {
        for (const [field, body] of Object.entries({
            op: { op: "modify" },
            scope: { ...SEARCH, scope: "all" },
            filter: { ...SEARCH, filter: "(cn=" },
            base: { ...SEARCH, base: "x".repeat(5000) },
            dn: { op: "bind", dn: 7 },
        })) {
            const answer = await browser.post("/-/sandbox/demo/ldap/", body);
            expect([answer.status, Object.keys(answer.body)], field).to.deep.equal([400, [field]]);
        }
    });

    it("signs out whoever went away without a word, once somebody asks again", async () => {
        const before = await sessionsOf("akadmin");
        await bindAs("akadmin", "akadmin-pw");
        now += 6 * 60_000;
        await ask({ op: "unbind" });
        await backend.idle();
        expect(await sessionsOf("akadmin")).to.equal(before);
    });

    it("begins with the base, and with who is signed in", async () => {
        const start = async (client: TestClient, slug = "ldap") => (await client.get(`/-/sandbox/demo/ldap/${slug}/`)).body;
        const known = { name: "LDAP", base_dn: "DC=ldap,DC=goauthentik,DC=io", is_visitor: true, addresses: [] };
        expect(await start(browser)).to.deep.equal({ ...known, username: null, sees_all: false });
        expect(await start(await backend.as("bob"))).to.deep.equal({ ...known, username: "bob", sees_all: false });
        expect(await start(await backend.as("akadmin"))).to.deep.equal({ ...known, username: "akadmin", sees_all: true });
        const { admin } = backend;
        const [group] = (await admin.get("core/groups/?name=authentik+Admins")).body.results;
        const [provider] = (await admin.get("providers/ldap/")).body.results;
        const [bob] = (await admin.get("core/users/?username=bob")).body.results;
        const other = (await admin.post("core/groups/", { name: "searching", users: [bob.pk] })).body;
        await admin.patch(`providers/ldap/${provider.pk}/`, { search_group: other.pk });
        expect(await start(await backend.as("akadmin")), "somebody else, to an administrator").to.deep.equal({
            ...known,
            username: "bob",
            is_visitor: false,
            sees_all: true,
        });
        await admin.patch(`providers/ldap/${provider.pk}/`, { search_group: group.pk });
        expect((await browser.get("/-/sandbox/demo/ldap/nothing/")).status).to.equal(404);
    });
});
