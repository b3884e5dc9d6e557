import { createServer, type Server } from "node:http";
import { expect } from "chai";
import { openAccounts } from "#mock/apps/core/published.ts";
import { createTestBackend, type TestBackend } from "../test/test-backend.ts";
import type { Asset } from "./assets.ts";
import { portOf } from "./listening.node.test-helper.ts";
import { stillOpen, usersIn } from "./open-doors.ts";
import { sendTo } from "./proxied.node.test-helper.ts";
import { listener } from "./server.ts";
import { shellOf, tellingLogins } from "./shells.ts";

const file = (type: string): Asset => ({ type, body: Buffer.from("<head></head>"), isImmutable: false, encoded: new Map() });
const FILES: Readonly<Record<string, Asset>> = { "/flow.html": file("text/html; charset=utf-8"), "/page.css": file("text/css") };

describe("UX 16: a server's pages tell who can sign in by published passwords", () => {
    let backend: TestBackend;
    let server: Server;
    let port = 0;
    let amara = 0;

    before(async () => {
        backend = await createTestBackend({ environment: { AUTHENTIK_BOOTSTRAP_PASSWORD: "akadmin" } });
        amara = (await backend.admin.post("core/users/", { username: "amara.okafor", name: "Amara", groups: [] })).body.pk;
        await backend.admin.post(`core/users/${amara}/set_password/`, { password: "sandbox" });
        const open = stillOpen(backend, await openAccounts(usersIn(backend.export())));
        server = createServer(listener({ asset: tellingLogins(async (pathname) => FILES[pathname], open), shell: shellOf }, backend));
        port = await portOf(server);
    });
    after(async () => {
        server.close();
        await backend.close();
    });

    const flow = "/if/flow/default-authentication-flow/";
    const told = async (headers: Record<string, string> = {}, host = `127.0.0.1:${port}`) =>
        /data-open="([^"]*)"/.exec((await sendTo(port, host, flow, { headers })).text)?.[1];

    it("to browsers of this machine, in pages alone", async () => {
        expect(await told()).to.equal("akadmin amara.okafor");
        expect(await told({}, `localhost:${port}`)).to.equal("akadmin amara.okafor");
        expect((await sendTo(port, `127.0.0.1:${port}`, "/page.css")).text).to.equal("<head></head>");
    });

    it("not to those who come through a proxy, or by another name", async () => {
        expect(await told({ "x-forwarded-for": "192.0.2.7" })).to.equal(undefined);
        expect(await told({ "x-forwarded-host": "authentik.test" })).to.equal(undefined);
        const { status, text } = await sendTo(port, "authentik.test", flow);
        expect([status, text]).to.deep.equal([200, "<head></head>"]);
    });

    it("A14: not to a page of another site that has pointed its name at this machine, whatever it writes in the place of a proxy", async () => {
        const said = { "x-forwarded-host": `127.0.0.1:${port}`, "x-forwarded-for": "127.0.0.1" };
        expect(await told(said, "attacker.test")).to.equal(undefined);
        expect(await told(said), "a proxy on this machine").to.equal("akadmin amara.okafor");
    });

    it("only of those with whom they work at this moment; of nobody once the sample company has others", async () => {
        await backend.admin.patch(`core/users/${amara}/`, { is_active: false });
        expect(await told()).to.equal(undefined);
        await backend.admin.patch(`core/users/${amara}/`, { is_active: true });
        expect(await told()).to.equal("akadmin amara.okafor");
        await backend.admin.post("core/users/1/set_password/", { password: "another-1" });
        expect(await told()).to.equal("amara.okafor");
        await backend.admin.post(`core/users/${amara}/set_password/`, { password: "another-2" });
        expect(await told()).to.equal(undefined);
    });
});
