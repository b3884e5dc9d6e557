import { execFile } from "node:child_process";
import { once } from "node:events";
import { connect, type Server } from "node:net";
import { promisify } from "node:util";
import { expect } from "chai";
import { Client, InsufficientAccessError, InvalidCredentialsError, OperationsError, UnwillingToPerformError } from "ldapts";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import { makeDirectory, searchGroup } from "#mock/protocols/ldap/directory.test-helper.ts";
import { ldapServers } from "./ldap.ts";
import { portOf } from "./listening.node.test-helper.ts";

const BASE = "DC=ldap,DC=goauthentik,DC=io";
const dnOf = (name: string): string => `cn=${name},ou=users,dc=ldap,dc=goauthentik,dc=io`;
const run = promisify(execFile);

/** An installation with an LDAP provider that bob uses, and admin, who may search. */
async function directory(provider: object = {}): Promise<{ backend: TestBackend; pk: number; group: string }> {
    const backend = await createTestBackend();
    const { admin } = backend;
    await backend.as("bob");
    const group = await searchGroup(admin);
    return { backend, pk: await makeDirectory(admin, "Directory", { search_group: group, ...provider }), group };
}

describe("LDAP over the wire", () => {
    let backend: TestBackend;
    let pk: number;
    let group: string;
    let [plain, secure] = ["", ""];
    const servers: Server[] = [];
    const open: Client[] = [];
    const client = (url = plain): Client => {
        const made = new Client({ url, ...(url === secure ? { tlsOptions: { rejectUnauthorized: false } } : {}) });
        open.push(made);
        return made;
    };
    const sessionsOf = async (name: string): Promise<number> =>
        (await backend.admin.get(`core/authenticated_sessions/?user__username=${name}`)).body.results.length;

    before(async () => {
        ({ backend, pk, group } = await directory());
        const made = ldapServers(backend);
        servers.push(made.plain, made.secure);
        plain = `ldap://127.0.0.1:${await portOf(made.plain)}`;
        secure = `ldaps://127.0.0.1:${await portOf(made.secure)}`;
    });
    afterEach(async () => {
        for (const one of open.splice(0)) await one.unbind().catch(() => undefined);
    });
    after(() => servers.forEach((server) => server.close()));

    it("lets in who has the password, and shows them themself, their group and the groups that they are in", async () => {
        const bob = client();
        await bob.bind(dnOf("bob"), "bob-pw");
        const { searchEntries } = await bob.search(BASE, { filter: "(|(objectClass=user)(objectClass=group))" });
        expect(searchEntries.map(({ dn }) => dn)).to.deep.equal([`cn=bob,ou=users,${BASE}`, `cn=bob,ou=virtual-groups,${BASE}`]);
        expect(searchEntries[0]).to.include({ "cn": "bob", "mail": "bob@example.test", "sAMAccountName": "bob", "goauthentik.io/ldap/active": "true" });
        await expectRefusal(client().bind(dnOf("bob"), "wrong"), InvalidCredentialsError);
        await expectRefusal(client().bind(dnOf("bob"), ""), InvalidCredentialsError);
        await expectRefusal(client().bind("cn=bob,dc=elsewhere", "bob-pw"), OperationsError);
    });

    it("shows members of the search group everything, by scope, filter, attributes and pages", async () => {
        const admin = client();
        await admin.bind(dnOf("akadmin"), "akadmin-pw");
        const names = async (options: object, base = BASE) => (await admin.search(base, options)).searchEntries.map(({ dn }) => dn.split(",")[0]);
        expect(await names({ scope: "base" })).to.deep.equal(["DC=ldap"]);
        expect(await names({ scope: "one" })).to.deep.equal(["ou=users", "ou=groups", "ou=virtual-groups"]);
        expect(await names({ filter: "(&(objectClass=user)(cn=BOB))" })).to.deep.equal(["cn=bob"]);
        expect(await names({ scope: "base" }, dnOf("bob"))).to.deep.equal(["cn=bob"]);
        expect(await names({ filter: "(objectClass=group)" }, `ou=groups,${BASE}`)).to.deep.equal(["cn=authentik Admins"]);
        expect(await names({ filter: `(memberOf=cn=authentik admins,ou=groups,${BASE})` })).to.deep.equal(["cn=akadmin"]);
        const uid = (await backend.admin.get("core/users/?username=bob")).body.results[0].uid;
        expect(await names({ filter: `(uid=${uid})` }, `ou=users,${BASE}`)).to.deep.equal(["cn=bob"]);
        expect(await names({ filter: "(cn=nobody)" })).to.deep.equal([]);
        const chosen = await admin.search(`ou=users,${BASE}`, { filter: "(cn=bob)", attributes: ["MAIL"] });
        expect(chosen.searchEntries).to.deep.equal([{ dn: `cn=bob,ou=users,${BASE}`, mail: "bob@example.test" }]);
        const all = await names({ filter: "(cn=*)" });
        expect(await names({ filter: "(cn=*)", paged: { pageSize: 2 } })).to.deep.equal(all);
        expect((await admin.search("", { scope: "base" })).searchEntries[0]).to.include({ supportedLDAPVersion: "3", namingContexts: BASE });
    });

    it("finds by attributes that users have of their own", async () => {
        const [bob] = (await backend.admin.get("core/users/?username=bob")).body.results;
        await backend.admin.patch(`core/users/${bob.pk}/`, { attributes: { uid: "b0b", tags: ["x", 1, { a: true }], uidNumber: "77" } });
        const admin = client();
        await admin.bind(dnOf("akadmin"), "akadmin-pw");
        const { searchEntries } = await admin.search(`ou=users,${BASE}`, { filter: "(uid=B0B)" });
        expect(searchEntries[0]).to.include({ uid: "b0b", uidNumber: "77", gidNumber: "77" });
        expect(searchEntries[0]!.tags).to.deep.equal(["x", "1", "map[a:true]"]);
        expect((await admin.search(BASE, { filter: `(uid=${bob.uid})` })).searchEntries.map(({ dn }) => dn)).to.deep.equal([
            `cn=bob,ou=virtual-groups,${BASE}`,
        ]);
        await backend.admin.patch(`core/users/${bob.pk}/`, { attributes: {} });
    });

    it("M10: unbinding ends the session by the tenant's flow; without a bind nothing is searched", async () => {
        const before = await sessionsOf("bob");
        const logouts = async () => (await backend.admin.get("events/events/?action=logout&username=bob")).body.results.length;
        const known = await logouts();
        const bob = client();
        await bob.bind(dnOf("bob"), "bob-pw");
        expect(await sessionsOf("bob")).to.equal(before + 1);
        // A connection that is bound anew begins as one that was not.
        await bob.bind("", "");
        expect([await sessionsOf("bob"), await logouts()]).to.deep.equal([before, known + 1]);
        await expectRefusal(bob.search(BASE, { filter: "(cn=*)" }), InsufficientAccessError);
        await bob.bind(dnOf("bob"), "bob-pw");
        expect((await bob.search(BASE, { filter: "(cn=bob)" })).searchEntries).to.have.length(2);
    });

    it("refuses who may not open the application, and leaves no session behind", async () => {
        const { admin } = backend;
        const { body: application } = await admin.get("core/applications/directory/");
        const { body: policy } = await admin.post("policies/dummy/", { name: "no", result: false, wait_min: 0, wait_max: 1 });
        const { body: binding } = await admin.post("policies/bindings/", { target: application.pk, policy: policy.pk, order: 0 });
        const before = await sessionsOf("bob");
        await expectRefusal(client().bind(dnOf("bob"), "bob-pw"), InsufficientAccessError);
        expect(await sessionsOf("bob")).to.equal(before);
        await admin.delete(`policies/bindings/${binding.pk}/`);
    });

    it("changes nothing, and refuses what it does not know by its result code", async () => {
        const admin = client();
        await admin.bind(dnOf("akadmin"), "akadmin-pw");
        await expectRefusal(admin.del(dnOf("bob")), UnwillingToPerformError);
        await expectRefusal(admin.search("dc=elsewhere", { filter: "(cn=*)" }), OperationsError);
    });

    it("speaks TLS from the beginning, and when asked to", async () => {
        const ldaps = client(secure);
        await ldaps.bind(dnOf("bob"), "bob-pw");
        expect((await ldaps.search(BASE, { filter: "(cn=bob)" })).searchEntries).to.have.length(2);
        const started = client();
        await started.startTLS({ rejectUnauthorized: false });
        await started.bind(dnOf("bob"), "bob-pw");
        expect((await started.search(BASE, { filter: "(cn=bob)" })).searchEntries).to.have.length(2);
    });

    it("closes on what is no message, and on one that is too large", async () => {
        const answered = async (bytes: number[]): Promise<string> => {
            const socket = connect(Number(plain.split(":").at(-1)), "127.0.0.1", () => socket.write(Uint8Array.from(bytes)));
            let got = "";
            socket.on("data", (chunk) => (got += chunk.toString("latin1")));
            await once(socket, "close");
            return got;
        };
        expect(await answered([0x30, 0x84, 0x7f, 0xff, 0xff, 0xff])).to.contain("at most");
        expect(await answered([0x30, 0x80])).to.contain("not definite");
        expect(await answered([0x47, 0x00])).to.contain("missing");
    });

    it("answers OpenLDAP's ldapsearch", async function () {
        const url = ["-H", plain, "-x", "-LLL"];
        const isThere = await run("ldapsearch", ["-VV"]).then(
            () => true,
            (error: NodeJS.ErrnoException) => error.code !== "ENOENT",
        );
        if (!isThere) {
            console.log("Not tried: this machine has no ldapsearch.");
            this.skip();
        }
        const asAdmin = [...url, "-D", dnOf("akadmin"), "-w", "akadmin-pw", "-b", BASE];
        const { stdout } = await run("ldapsearch", [...asAdmin, "-E", "pr=1/noprompt", "(&(objectClass=user)(cn=b*b))", "mail"]);
        expect(stdout).to.contain(`dn: cn=bob,ou=users,${BASE}\nmail: bob@example.test`);
        const refused = await run("ldapsearch", [...url, "-D", dnOf("bob"), "-w", "wrong", "-b", BASE]).catch((error: { code: number }) => error);
        expect(refused).to.include({ code: 49 });
        const { stdout: encrypted } = await run("ldapsearch", [...asAdmin, "-ZZ", "(cn=bob)", "cn"], { env: { ...process.env, LDAPTLS_REQCERT: "never" } });
        expect(encrypted).to.contain("cn: bob");
    });

    it("remembers binds where the provider says so, until they end", async () => {
        const logins = async () => (await backend.admin.get("events/events/?action=login&username=bob")).body.results.length;
        await backend.admin.patch(`providers/ldap/${pk}/`, { bind_mode: "cached", search_group: group });
        const [one, two] = [client(), client()];
        const before = await logins();
        await one.bind(dnOf("bob"), "bob-pw");
        await two.bind(dnOf("bob"), "bob-pw");
        expect(await logins()).to.equal(before + 1);
        await expectRefusal(client().bind(dnOf("bob"), "wrong"), InvalidCredentialsError);
        await one.bind("", "");
        // M10.5: what was remembered is forgotten with the session.
        await one.bind(dnOf("bob"), "bob-pw");
        expect(await logins()).to.equal(before + 2);
        expect((await one.search(BASE, { filter: "(cn=bob)" })).searchEntries).to.have.length(2);
        await backend.admin.patch(`providers/ldap/${pk}/`, { bind_mode: "direct" });
    });
});

async function expectRefusal(asked: Promise<unknown>, kind: abstract new (...given: never[]) => Error): Promise<void> {
    expect(
        await asked.then(
            () => "let through",
            (error: unknown) => error,
        ),
    ).to.be.instanceOf(kind);
}
