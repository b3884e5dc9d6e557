import { execFile } from "node:child_process";
import { once } from "node:events";
import type { Server } from "node:net";
import { connect } from "node:tls";
import { promisify } from "node:util";
import { expect } from "chai";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import { ldapServers } from "./ldap.ts";
import { makeDirectory } from "#mock/protocols/ldap/directory.test-helper.ts";
import { ldapHint } from "./ldap-hint.ts";
import { portOf } from "./listening.node.test-helper.ts";

const run = promisify(execFile);

/** A provider of its own base, with a certificate for its name, and an application that uses it. */
async function directory({ admin }: TestBackend, name: string, search_group: string | null = null): Promise<void> {
    const pair = (await admin.post("crypto/certificatekeypairs/generate/", { common_name: `${name}.test`, validity_days: 1 })).body;
    const settings = { base_dn: `dc=${name},dc=test`, tls_server_name: `${name}.test`, certificate: pair.pk, search_group };
    await makeDirectory(admin, name, settings);
}

describe("LDAPS", () => {
    let backend: TestBackend;
    const servers: Server[] = [];
    const start = async (): Promise<{ plain: number; secure: number }> => {
        const made = ldapServers(backend);
        servers.push(made.plain, made.secure);
        return { plain: await portOf(made.plain), secure: await portOf(made.secure) };
    };
    beforeEach(async () => void (backend = await createTestBackend()));
    after(() => servers.forEach((server) => server.close()));

    /** Whose certificate is shown to a client that asks for this name. */
    async function shownTo(port: number, servername: string): Promise<unknown> {
        const socket = connect({ port, host: "127.0.0.1", servername, rejectUnauthorized: false });
        await once(socket, "secureConnect");
        const { CN } = socket.getPeerCertificate().subject;
        socket.destroy();
        return CN;
    }

    it("shows the certificate of the provider whose name a client says (SNI), whatever its case", async () => {
        await directory(backend, "one");
        await directory(backend, "two");
        const { secure } = await start();
        expect([await shownTo(secure, "one.test"), await shownTo(secure, "TWO.test")]).to.deep.equal(["one.test", "two.test"]);
        expect(await shownTo(secure, "three.test"), "of none of them, where several differ").not.to.match(/^(one|two)\.test$/);
    });

    it("shows the one certificate that all providers share, whatever the name", async () => {
        await directory(backend, "one");
        const { secure } = await start();
        expect(await shownTo(secure, "elsewhere.test")).to.equal("one.test");
    });

    it("names a line at the start that finds everybody, as somebody who may search", async function () {
        await directory(backend, "nobody");
        expect(await backend.look(({ db }) => ldapHint(db, "ldap://127.0.0.1:3389"))).to.equal(undefined);
        const [group] = (await backend.admin.get("core/groups/")).body.results;
        await directory(backend, "some", group.pk);
        const ports = await start();
        for (const at of [`ldap://127.0.0.1:${ports.plain}`, `ldaps://127.0.0.1:${ports.secure}`]) {
            const hint = await backend.look(({ db }) => ldapHint(db, at));
            expect(hint).to.include("cn=akadmin,ou=users,dc=some,dc=test");
            const isThere = await run("ldapsearch", ["-VV"]).then(
                () => true,
                (error: NodeJS.ErrnoException) => error.code !== "ENOENT",
            );
            if (!isThere) {
                console.log("Not tried: this machine has no ldapsearch.");
                this.skip();
            }
            const { stdout } = await run("sh", ["-c", hint!.replace(" -W ", " -w akadmin-pw ")]);
            expect(stdout).to.include("dn: cn=akadmin,ou=users,dc=some,dc=test");
        }
    });
});
