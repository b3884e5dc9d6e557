import { once } from "node:events";
import { request } from "node:http";
import { expect } from "chai";
import { WebSocket, WebSocketServer } from "ws";
import { listening } from "./listening.node.test-helper.ts";
import { sendTo, servedWorld, signInTo } from "./proxied.node.test-helper.ts";

const HOST = "wiki.localhost";

/** An application that tells what it was asked; `/slow` answers in two parts, the second once it is told to. */
async function application() {
    let goOn = (): void => undefined;
    const upstream = await listening((request, response) => {
        if (request.url === "/slow") {
            response.writeHead(200, { "content-type": "text/plain" });
            response.write("first");
            goOn = () => void response.end(" second");
            return;
        }
        let body = "";
        request.on("data", (part) => (body += String(part)));
        request.on("end", () => {
            response.writeHead(201, {
                "content-type": "application/json",
                "set-cookie": ["own=1", "more=2"],
                "connection": "x-private",
                "x-private": "1",
                "x-own": "yes",
            });
            response.end(JSON.stringify({ method: request.method, url: request.url, headers: request.headers, body }));
        });
    });
    const sockets = new WebSocketServer({ server: upstream.server });
    sockets.on("connection", (socket, request) =>
        socket.on("message", (data) => socket.send(`${String(request.headers["x-authentik-username"])}: ${String(data)}`)),
    );
    return { ...upstream, goOn: () => goOn() };
}

describe("an application behind the server, by the name of its host", () => {
    let world: Awaited<ReturnType<typeof servedWorld>>;
    let upstream: Awaited<ReturnType<typeof application>>;
    let cookie: string;
    before(async () => {
        [world, upstream] = await Promise.all([servedWorld(), application()]);
        const provider = { external_host: `http://${HOST}:${world.port}`, internal_host: `http://127.0.0.1:${upstream.port}`, skip_path_regex: "^/open" };
        await world.guard("wiki", { provider });
        await world.guard("gone", { provider: { external_host: `http://gone.localhost:${world.port}`, internal_host: "http://127.0.0.1:9" } });
        cookie = await signInTo(world.port, `${HOST}:${world.port}`, await world.backend.as("alice"));
    });
    after(() => {
        world.close();
        upstream.close();
    });
    const send = (path: string, sent: Parameters<typeof sendTo>[3] = {}) => sendTo(world.port, `${HOST}:${world.port}`, path, sent);

    it("is asked with who is signed in, whatever the request, and its answer comes back", async () => {
        const answer = await send("/a%2Fb?x=1&x=2", { method: "PATCH", body: "some text", headers: { cookie, "content-type": "text/plain" } });
        const told = JSON.parse(answer.text);
        expect([answer.status, told.method, told.url, told.body]).to.deep.equal([201, "PATCH", "/a%2Fb?x=1&x=2", "some text"]);
        expect(told.headers).to.include({
            "x-authentik-username": "alice",
            "x-forwarded-host": `${HOST}:${world.port}`,
            "x-forwarded-proto": "http",
            "x-forwarded-for": "127.0.0.1",
        });
        expect(answer.headers).to.include({ "x-own": "yes", "x-powered-by": "goauthentik.io" });
        expect([answer.headers["set-cookie"], answer.headers["x-private"]]).to.deep.equal([["own=1", "more=2"], undefined]);
    });

    it("is not asked by whoever is not signed in", async () => {
        const answer = await send("/page");
        expect([answer.status, answer.headers.location]).to.deep.equal([
            302,
            `http://${HOST}:${world.port}/outpost.goauthentik.io/start?rd=${encodeURIComponent(`http://${HOST}:${world.port}/page`)}`,
        ]);
        for (const own of ["/if/admin/", "/api/v3/root/config/", "/static/page.css"]) expect((await send(own)).status, own).to.equal(302);
    });

    it("is never told by a visitor who they are, and sees nothing of one connection's headers", async () => {
        const headers = {
            "X-authentik-username": "akadmin",
            "x-authentik-groups": "authentik Admins",
            "connection": "x-hop",
            "x-hop": "1",
            "proxy-authorization": "Basic x",
        };
        for (const path of ["/open/page", "/page"]) {
            const told = JSON.parse((await send(path, { headers: path === "/page" ? { ...headers, cookie } : headers })).text).headers;
            expect([told["x-authentik-username"], told["x-hop"], told["proxy-authorization"]], path).to.deep.equal([
                path === "/page" ? "alice" : undefined,
                undefined,
                undefined,
            ]);
        }
    });

    it("is given a body without a length in pieces of our own", async () => {
        const told = JSON.parse(
            (await send("/open", { method: "POST", body: "0\r\n\r\nGET /secret HTTP/1.1\r\n\r\n", headers: { "transfer-encoding": "chunked" } })).text,
        );
        expect([told.body, told.url]).to.deep.equal(["0\r\n\r\nGET /secret HTTP/1.1\r\n\r\n", "/open"]);
    });

    it("answers as it goes", async () => {
        const text = await new Promise<string>((resolve, reject) => {
            const asked = request({ host: "127.0.0.1", port: world.port, path: "/slow", headers: { host: `${HOST}:${world.port}`, cookie } }, (answered) => {
                let got = "";
                answered.setEncoding("utf8").on("data", (part: string) => {
                    got += part;
                    // The second part is sent only once the first has arrived.
                    if (got === "first") upstream.goOn();
                });
                answered.on("end", () => resolve(got));
            });
            asked.on("error", reject).end();
        });
        expect(text).to.equal("first second");
    });

    it("opens sockets for whoever is signed in", async () => {
        const open = (headers: Record<string, string>) =>
            new Promise<string>((resolve) => {
                const socket = new WebSocket(`ws://127.0.0.1:${world.port}/live`, { headers: { host: `${HOST}:${world.port}`, ...headers } });
                socket.on("open", () => socket.send("hello"));
                socket.on("message", (data) => (resolve(String(data)), socket.close()));
                socket.on("unexpected-response", (_, answered) => (resolve(String(answered.statusCode)), answered.destroy()));
                socket.on("error", () => undefined);
            });
        expect([await open({ cookie, "x-authentik-username": "akadmin" }), await open({})]).to.deep.equal(["alice: hello", "401"]);
    });

    it("is a 508 where its internal address leads back here, and is asked no second time, by sockets neither", async () => {
        const host = `round.localhost:${world.port}`;
        await world.guard("round", { provider: { external_host: `http://${host}`, internal_host: `http://127.0.0.1:${world.port}` } });
        const session = await signInTo(world.port, host, await world.backend.as("alice"));
        const answer = await sendTo(world.port, host, "/page", { headers: { cookie: session } });
        expect([answer.status, answer.text.includes("leads back here")]).to.deep.equal([508, true]);
        const socket = new WebSocket(`ws://127.0.0.1:${world.port}/live`, { headers: { host, cookie: session } });
        const [, refused] = await once(socket, "unexpected-response");
        expect(refused.statusCode).to.equal(508);
        refused.destroy();
    });

    it("may hand on to another application here what it was sent", async () => {
        const other = `other.localhost:${world.port}`;
        const provider = { external_host: `http://${other}`, internal_host: `http://127.0.0.1:${upstream.port}`, skip_path_regex: "^/open" };
        await world.guard("other", { provider });
        const { headers } = JSON.parse((await send("/open/page")).text);
        const handedOn = await sendTo(world.port, other, "/open/page", { headers: { "cdn-loop": headers["cdn-loop"] } });
        expect([handedOn.status, JSON.parse(handedOn.text).headers["cdn-loop"].split(", ").length]).to.deep.equal([201, 2]);
        expect((await send("/open/page", { headers: { "cdn-loop": headers["cdn-loop"] } })).status).to.equal(508);
    });

    it("is a 502 where it cannot be reached, and why is for administrators", async () => {
        const host = `gone.localhost:${world.port}`;
        const textFor = async (name: string) => {
            const answer = await sendTo(world.port, host, "/", { headers: { cookie: await signInTo(world.port, host, await world.backend.as(name)) } });
            expect(answer.status).to.equal(502);
            return answer.text;
        };
        const text = await textFor("bob");
        expect([text.includes("ECONNREFUSED"), (await textFor("akadmin")).includes("ECONNREFUSED")]).to.deep.equal([false, true]);
        // All other paths are the application's, which does not answer.
        expect(text).to.contain('href="/outpost.goauthentik.io/static/page.css"').and.not.to.contain('"/static/');
        const [tenant] = (await world.backend.admin.get("core/tenants/")).body.results;
        await world.backend.admin.patch(`core/tenants/${tenant.tenant_uuid}/`, { branding_title: "Paperlane" });
        const cookieOfBob = await signInTo(world.port, host, await world.backend.as("bob"));
        const german = await sendTo(world.port, host, "/", { headers: { "cookie": cookieOfBob, "accept-language": "de" } });
        expect(german.text).to.contain("Die Anwendung ist nicht zu erreichen.").and.to.contain("<title>Paperlane</title>");
    });
});
