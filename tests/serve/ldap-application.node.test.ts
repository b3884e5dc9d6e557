import { expect } from "chai";
import express from "express";
import passport from "passport";
import LdapStrategy from "passport-ldapauth";
import { ldapServers } from "#mock/adapters/node/ldap.ts";
import { listening, portOf } from "#mock/adapters/node/listening.node.test-helper.ts";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import { MINUTE_MS } from "#mock/encoding/time.ts";
import { authenticatorApp, makeDirectory, searchGroup } from "#mock/protocols/ldap/directory.test-helper.ts";
import { must } from "#mock/protocols/oauth2/oauth2.test-helper.ts";

const BASE = "dc=ldap,dc=goauthentik,dc=io";

/** An application whose form posts a name and a password: it searches as a service account, and binds as whom it found. */
function application(url: string): express.Express {
    const server = {
        url,
        bindDN: `cn=akadmin,ou=users,${BASE}`,
        bindCredentials: "akadmin-pw",
        searchBase: `ou=users,${BASE}`,
        searchFilter: "(&(objectClass=user)(cn={{username}}))",
        searchAttributes: ["cn", "mail"],
        groupSearchBase: `ou=groups,${BASE}`,
        groupSearchFilter: "(member={{dn}})",
        groupSearchAttributes: ["cn"],
        ...(url.startsWith("ldaps:") ? { tlsOptions: { rejectUnauthorized: false } } : {}),
    };
    const app = express();
    app.use(express.urlencoded({ extended: false }));
    app.use(passport.initialize());
    app.post("/", passport.authenticate(new LdapStrategy({ server }), { session: false }), ({ user }, response) => void response.json(user));
    return app;
}

describe("an Express application with passport-ldapauth", () => {
    let now = Date.UTC(2023, 2, 1);
    let backend: TestBackend;
    const closes: (() => unknown)[] = [];
    const logins: ((username: string, password: string) => Promise<{ status: number; text: string }>)[] = [];

    before(async () => {
        backend = await createTestBackend({ now: () => now });
        const { admin } = backend;
        await backend.as("bob");
        const [bob] = (await admin.get("core/users/?username=bob")).body.results;
        must(await admin.post("core/groups/", { name: "Printers", users: [bob.pk] }));
        await makeDirectory(admin, "Directory", { search_group: await searchGroup(admin) });
        const servers = ldapServers(backend);
        closes.push(
            () => servers.plain.close(),
            () => servers.secure.close(),
        );
        for (const url of [`ldap://127.0.0.1:${await portOf(servers.plain)}`, `ldaps://127.0.0.1:${await portOf(servers.secure)}`]) {
            const served = await listening(application(url));
            closes.push(served.close);
            logins.push(async (username, password) => {
                const answer = await fetch(`http://127.0.0.1:${served.port}/`, { method: "POST", body: new URLSearchParams({ username, password }) });
                return { status: answer.status, text: await answer.text() };
            });
        }
    });
    after(() => closes.forEach((close) => close()));

    for (const [index, wire] of ["plain", "TLS"].entries())
        it(`lets in who has the password, and knows their address and groups: ${wire}`, async () => {
            const login = logins[index]!;
            const { status, text } = await login("bob", "bob-pw");
            expect(status, text).to.equal(200);
            const { dn, mail, _groups: groups } = JSON.parse(text);
            expect([dn.toLowerCase(), mail, groups.map(({ cn }: { cn: string }) => cn)]).to.deep.equal([
                `cn=bob,ou=users,${BASE}`,
                "bob@example.test",
                ["Printers"],
            ]);
            for (const [name, password] of [
                ["bob", "wrong"],
                ["nobody", "bob-pw"],
                ["b*", "bob-pw"],
            ] as const)
                expect((await login(name, password)).status, name).to.equal(401);
        });

    it("lets in who writes a code behind the password, where they have an authenticator app", async () => {
        const code = await authenticatorApp(await backend.as("carol"), () => now);
        const [login] = logins;
        now += MINUTE_MS;
        expect((await login!("carol", "carol-pw")).status).to.equal(401);
        now += MINUTE_MS;
        const { status, text } = await login!("carol", `carol-pw;${code()}`);
        expect(status, text).to.equal(200);
        expect(JSON.parse(text).cn).to.equal("carol");
    });
});
