import { expect } from "chai";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import { LdapLimitError, parseFilter } from "#mock/encoding/ldap/filter.ts";
import type { Search } from "#mock/encoding/ldap/message.ts";
import { RESULT } from "#mock/encoding/ldap/result-code.ts";
import { authenticatorApp, makeDirectory, searchGroup } from "./directory.test-helper.ts";
import { Directory } from "./directory.ts";

const BASE = "dc=ldap,dc=goauthentik,dc=io";
const BOB = `cn=bob,ou=users,${BASE}`;
const searchFor = (filter: string, base = BASE): Search => ({
    op: "search",
    base,
    scope: "sub",
    sizeLimit: 0,
    typesOnly: false,
    filter: parseFilter(filter),
    attributes: [],
});

describe("LDAP directories", () => {
    let backend: TestBackend;
    let isBroken = false;
    let directory: Directory;
    const loginsOf = async (kind: string) => (await backend.admin.get(`events/events/?action=${kind}&username=bob`)).body.results.length;

    before(async () => {
        backend = await createTestBackend();
        const { admin } = backend;
        await backend.as("bob");
        await makeDirectory(admin, "LDAP", { search_group: await searchGroup(admin) });
        directory = new Directory({
            fetch: backend.fetch,
            look: (work) => (isBroken ? Promise.reject(new Error("The state cannot be read.")) : backend.look(work)),
        });
    });

    it("M10: unbind of somebody who was not bound does nothing, and of a base that is not known is an operations error", async () => {
        const before = await loginsOf("logout");
        expect(await directory.unbind(BOB, undefined)).to.equal(RESULT.success);
        expect(await directory.unbind("cn=bob,dc=elsewhere", undefined)).to.equal(RESULT.operationsError);
        expect(await loginsOf("logout")).to.equal(before);
    });

    it("M10: unbind runs the tenant's flow, whichever it is", async () => {
        const { admin } = backend;
        const [tenant] = (await admin.get("core/tenants/")).body.results;
        const own = (await admin.post("flows/instances/", { name: "out", slug: "out", title: "Out", designation: "invalidation" })).body;
        const stage = (await admin.post("stages/user_logout/", { name: "out" })).body;
        await admin.post("flows/bindings/", { target: own.pk, stage: stage.pk, order: 0 });
        await admin.patch(`core/tenants/${tenant.tenant_uuid}/`, { flow_invalidation: own.pk });
        const asked: string[] = [];
        const watched = new Directory({
            fetch: (request, ...rest) => {
                asked.push(new URL(request.url).pathname);
                return backend.fetch(request, ...rest);
            },
            look: backend.look,
        });
        const { bound } = await watched.bind(BOB, "bob-pw", "10.1.2.3");
        const before = await loginsOf("logout");
        expect(await watched.unbind(BOB, bound)).to.equal(RESULT.success);
        expect(await loginsOf("logout")).to.equal(before + 1);
        expect(asked.at(-1)).to.equal("/api/v3/flows/executor/out/");
        await admin.patch(`core/tenants/${tenant.tenant_uuid}/`, { flow_invalidation: tenant.flow_invalidation });
    });

    it("tell the flow from where somebody binds", async () => {
        await directory.bind(BOB, "bob-pw", "10.1.2.3");
        const [login] = (await backend.admin.get("events/events/?action=login&username=bob&ordering=-created")).body.results;
        expect(login.client_ip).to.equal("10.1.2.3");
    });

    it("M11: a failure while users or groups are read is an operations error without entries; nothing found is none", async () => {
        const { bound } = await directory.bind("cn=akadmin,ou=users,dc=ldap,dc=goauthentik,dc=io", "akadmin-pw", "127.0.0.1");
        const warn = console.warn;
        const warned: unknown[] = [];
        console.warn = (...said) => void warned.push(said);
        isBroken = true;
        try {
            for (const filter of ["(objectClass=user)", "(objectClass=group)"])
                expect(await directory.search(searchFor(filter), bound)).to.deep.include({ code: RESULT.operationsError, entries: [] });
            expect(warned).to.have.length(2);
        } finally {
            isBroken = false;
            console.warn = warn;
        }
        expect(await directory.search(searchFor("(&(objectClass=user)(cn=nobody))"), bound)).to.deep.equal({ code: RESULT.success, entries: [] });
    });

    it("A17.12: say that a search asks too much of them", async () => {
        const busy = new Directory({ fetch: backend.fetch, look: () => Promise.reject(new LdapLimitError("Too much.")) });
        expect(await busy.search(searchFor("(cn=*)"), undefined)).to.deep.equal({ code: RESULT.adminLimitExceeded, message: "Too much.", entries: [] });
    });

    it("are searched by those who are bound there, and refuse names that are none", async () => {
        expect((await directory.search(searchFor("(cn=*)"), undefined)).code).to.equal(RESULT.insufficientAccessRights);
        expect((await directory.search(searchFor("(cn=*)", "nonsense"), undefined)).code).to.equal(RESULT.operationsError);
        expect((await directory.bind("nonsense", "x", "127.0.0.1")).code).to.equal(RESULT.invalidDnSyntax);
        expect((await directory.bind(BASE, "x", "127.0.0.1")).code).to.equal(RESULT.operationsError);
    });

    it("hold who is listed by the API: not the account of visitors", async () => {
        const { bound } = await directory.bind("cn=akadmin,ou=users,dc=ldap,dc=goauthentik,dc=io", "akadmin-pw", "127.0.0.1");
        for (const filter of ["(cn=*)", "(cn=AnonymousUser)"]) {
            const { entries } = await directory.search(searchFor(filter), bound);
            expect(entries.map(({ dn }) => dn).filter((dn) => dn.includes("AnonymousUser"))).to.deep.equal([]);
        }
    });

    it("follow changes of people at once, whatever was looked up before", async () => {
        const { admin } = backend;
        const { bound } = await directory.bind("cn=akadmin,ou=users,dc=ldap,dc=goauthentik,dc=io", "akadmin-pw", "127.0.0.1");
        const found = async (name: string) => (await directory.search(searchFor(`(&(objectClass=user)(cn=${name}))`), bound)).entries.length;
        expect([await found("carol"), await found("bob")]).to.deep.equal([0, 1]);
        const { body: carol } = await admin.post("core/users/", { username: "carol", name: "Carol", groups: [] });
        expect(await found("carol")).to.equal(1);
        await admin.patch(`core/users/${carol.pk}/`, { username: "caroline" });
        expect([await found("carol"), await found("caroline")]).to.deep.equal([0, 1]);
        await admin.delete(`core/users/${carol.pk}/`);
        expect(await found("caroline")).to.equal(0);
    });

    it("remember no more binds than they have room for: the oldest is asked for again", async () => {
        const own = await createTestBackend();
        for (const name of ["bob", "carol"]) await own.as(name);
        await makeDirectory(own.admin, "LDAP", { bind_mode: "cached" });
        const small = new Directory(own, 1);
        const logins = async (name: string) => {
            const before = (await own.admin.get(`events/events/?action=login&username=${name}`)).body.results.length;
            expect((await small.bind(`cn=${name},ou=users,${BASE}`, `${name}-pw`, "127.0.0.1")).code).to.equal(RESULT.success);
            return (await own.admin.get(`events/events/?action=login&username=${name}`)).body.results.length - before;
        };
        expect([await logins("bob"), await logins("bob"), await logins("carol"), await logins("bob")]).to.deep.equal([1, 0, 1, 1]);
    });

    it("end the session of whoever is bound to a base that the provider has no longer", async () => {
        const own = await createTestBackend();
        await own.as("bob");
        const pk = await makeDirectory(own.admin, "LDAP", { bind_mode: "cached" });
        const served = new Directory(own);
        const sessions = async () => (await own.admin.get("core/authenticated_sessions/?user__username=bob")).body.results.length;
        const before = await sessions();
        const { bound } = await served.bind(BOB, "bob-pw", "127.0.0.1");
        await own.admin.patch(`providers/ldap/${pk}/`, { base_dn: "dc=elsewhere" });
        expect([await sessions(), await served.unbind(BOB, bound), await sessions()]).to.deep.equal([before + 1, RESULT.operationsError, before]);
    });

    it("take a code behind the password where the flow asks for one", async () => {
        let now = Date.UTC(2023, 2, 1);
        const own = await createTestBackend({ now: () => now });
        const code = await authenticatorApp(await own.as("carol"), () => now);
        await makeDirectory(own.admin, "LDAP");
        const bind = async (password: string) => (await new Directory(own).bind(`cn=carol,ou=users,${BASE}`, password, "127.0.0.1")).code;
        now += 60_000;
        expect(await bind("carol-pw")).to.equal(RESULT.invalidCredentials);
        expect(await bind(`carol-pw;${code() === "000000" ? "111111" : "000000"}`)).to.equal(RESULT.invalidCredentials);
        // A device that was given a wrong code has to wait.
        now += 60_000;
        expect(await bind(`carol-pw;${code()}`)).to.equal(RESULT.success);
    });
});
