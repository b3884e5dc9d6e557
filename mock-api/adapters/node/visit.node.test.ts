import { expect } from "chai";
import { WebSocket } from "ws";
import type { TestBackend } from "../test/test-backend.ts";
import { type Sent, sendTo, servedWorld } from "./proxied.node.test-helper.ts";
import { type Trusts, trustedBy } from "./trusted-proxies.ts";

const APP = "app.test";
/** Where the server is asked in these tests is this machine, which is trusted unless `trusts` says otherwise. */
const NOBODY: Trusts = trustedBy("");
const OUTER: Trusts = trustedBy("127.0.0.1,203.0.113.0/24");

/** From where the server thinks a request came: a failed sign-in is an event that says it. */
async function addressAsSeen(backend: TestBackend, send: (path: string, sent?: Sent) => ReturnType<typeof sendTo>, headers: Record<string, string>) {
    const path = "/api/v3/flows/executor/default-authentication-flow/?query=";
    const begun = await send(path, { headers });
    const cookie = (begun.headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).join("; ");
    const post = (body: object) =>
        send(path, { method: "POST", body: JSON.stringify(body), headers: { ...headers, cookie, "content-type": "application/json" } });
    await post({ uid_field: "akadmin" });
    await send(path, { headers: { ...headers, cookie } });
    await post({ password: "wrong" });
    return (await backend.admin.get("events/events/?action=login_failed&ordering=-created")).body.results[0].client_ip;
}

async function served(trusts?: Trusts) {
    const world = await servedWorld(trusts);
    await world.guard("app", { provider: { mode: "forward_single", internal_host: "", external_host: `http://${APP}` } });
    await world.guard("b", { provider: { mode: "forward_single", internal_host: "", external_host: "http://b.test" } });
    const send = (host: string, path: string, sent: Sent = {}) => sendTo(world.port, host, path, sent);
    return {
        ...world,
        send,
        seen: (headers: Record<string, string>) => addressAsSeen(world.backend, (path, sent) => send("localhost", path, sent), headers),
        redirectOf: async (host: string, headers: Record<string, string>) => {
            const { location = "" } = (await send(host, "/outpost.goauthentik.io/start", { headers })).headers;
            return location && new URL(location).searchParams.get("redirect_uri");
        },
    };
}

describe("what is said of a request on its way", () => {
    let world: Awaited<ReturnType<typeof served>>;
    const using = async (trusts?: Trusts) => (world = await served(trusts));
    afterEach(() => world.close());

    it("names its address and host, where a trusted proxy says it", async () => {
        await using();
        expect(await world.seen({ "x-forwarded-for": "203.0.113.9" })).to.equal("203.0.113.9");
        expect(await world.seen({ "x-real-ip": "2001:db8::9" })).to.equal("2001:db8::9");
        expect(await world.redirectOf("b.test", { "x-forwarded-host": APP })).to.include(`http://${APP}/`);
    });

    it("is not believed from anybody else", async () => {
        await using(NOBODY);
        expect(await world.seen({ "x-forwarded-for": "203.0.113.9", "x-real-ip": "203.0.113.9" })).to.equal("127.0.0.1");
        expect(await world.redirectOf("b.test", { "x-forwarded-host": APP, "x-forwarded-proto": "https" })).to.include("http://b.test/");
    });

    it("counts from the last proxy that is trusted: what stands before, anybody may have written", async () => {
        await using(OUTER);
        expect(await world.seen({ "x-forwarded-for": "1.1.1.1, 198.51.100.7, 203.0.113.5" })).to.equal("198.51.100.7");
        expect(await world.seen({ "x-forwarded-for": "198.51.100.7, unknown" })).to.equal("127.0.0.1");
        expect(await world.seen({ "x-forwarded-for": "203.0.113.4, 203.0.113.5" })).to.equal("203.0.113.4");
    });

    it("makes a cookie of TLS, where a trusted proxy says that it is spoken", async () => {
        const cookies = async (headers: Record<string, string>) =>
            String((await world.send("localhost", "/api/v3/flows/executor/default-authentication-flow/?query=", { headers })).headers["set-cookie"]);
        await using();
        expect(await cookies({ "x-forwarded-proto": "https" })).to.include("Secure");
        world.close();
        await using(NOBODY);
        expect(await cookies({ "x-forwarded-proto": "https" })).not.to.include("Secure");
    });

    it("lets no page of another name in, which writes what it likes but for Host", async () => {
        await using();
        const answer = await world.send("evil.test", "/api/v3/root/config/", { headers: { "x-forwarded-host": "localhost" } });
        expect(answer.status).to.equal(400);
        expect((await world.send("localhost", "/api/v3/root/config/", { headers: { "x-forwarded-host": "evil.test" } })).status).to.equal(400);
        expect((await world.send("localhost", "/api/v3/root/config/", { headers: { "x-forwarded-host": "a/../b" } })).status).to.equal(400);
        const status = await new Promise((resolve) => {
            const headers = { "host": "evil.test", "x-forwarded-host": "localhost" };
            const socket = new WebSocket(`ws://127.0.0.1:${world.port}/ws/client/`, { headers });
            socket.on("unexpected-response", (_, { statusCode }) => (resolve(statusCode), socket.terminate())).on("error", () => undefined);
        });
        expect(status).to.equal(400);
    });

    it("is the address that was opened, in forward authentication, from trusted proxies only", async () => {
        const opened = { "x-forwarded-proto": "http", "x-forwarded-host": APP, "x-forwarded-uri": "/page" };
        await using();
        expect((await world.send("localhost", "/outpost.goauthentik.io/auth/traefik", { headers: opened })).status).to.equal(302);
        world.close();
        await using(NOBODY);
        expect((await world.send(APP, "/outpost.goauthentik.io/auth/traefik", { headers: opened })).status).to.equal(500);
        const [event] = (await world.backend.admin.get("events/events/?action=configuration_error")).body.results;
        expect(event.context.message).to.include("--trusted-proxies");
    });
});
