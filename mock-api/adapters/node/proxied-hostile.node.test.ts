import { globalAgent } from "node:http";
import { connect, createServer, type Socket } from "node:net";
import { expect } from "chai";
import { portOf } from "./listening.node.test-helper.ts";
import { servedWorld, signInTo } from "./proxied.node.test-helper.ts";

const HOST = "wiki.localhost";
const OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";

/** An application that keeps the bytes that it is sent, by connection, and answers the first of each with `answer`. */
async function wire(answer: string) {
    const got: string[] = [];
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
        const index = got.push("") - 1;
        sockets.push(socket);
        socket.on("data", (chunk) => {
            const isFirst = got[index] === "";
            got[index] += chunk.toString("latin1");
            if (isFirst) socket.write(answer, "latin1");
        });
        socket.on("error", () => socket.destroy());
    });
    const port = await portOf(server);
    return { got, port, close: () => (sockets.forEach((socket) => socket.destroy()), server.close()) };
}

describe("an application behind the server, and what strangers send it", () => {
    let world: Awaited<ReturnType<typeof servedWorld>>;
    let upstream: Awaited<ReturnType<typeof wire>>;
    let host: string;
    /** An application at a host of its own, with paths that anybody may open. */
    const using = async (answer = OK, settings: object = {}) => {
        [world, upstream] = await Promise.all([servedWorld(), wire(answer)]);
        host = `${HOST}:${world.port}`;
        const provider = { external_host: `http://${host}`, internal_host: `http://127.0.0.1:${upstream.port}`, skip_path_regex: "^/open", ...settings };
        await world.guard("wiki", { provider });
    };
    afterEach(() => {
        world.close();
        upstream.close();
    });
    const sent: Socket[] = [];
    afterEach(() => sent.splice(0).forEach((socket) => socket.destroy()));
    /** Sends bytes that no client library would send, and gives what is answered, until `isDone` or the end of the connection. */
    const raw = (lines: readonly string[], isDone: (text: string) => boolean = () => false): Promise<string> =>
        new Promise((resolve, reject) => {
            const socket = connect(world.port, "127.0.0.1", () => socket.write(lines.join("\r\n"), "latin1"));
            sent.push(socket);
            let text = "";
            socket.on("data", (chunk) => {
                text += chunk.toString("latin1");
                if (isDone(text)) resolve(text);
            });
            socket.on("close", () => resolve(text));
            socket.on("error", reject);
        });
    /** One request, with its connection closed afterwards. */
    const ask = (line: string, ...headers: string[]) => raw([`${line} HTTP/1.1`, `Host: ${host}`, "Connection: close", ...headers, "", ""]);
    const statusOf = (answer: string): number => Number(answer.split(" ")[1]);
    const told = (): string => upstream.got.join("\n-----\n");

    for (const method of ["DELETE", "GET", "POST", "OPTIONS"])
        it(`A17.1: is sent a body with its length, whatever the visitor says of the connection: ${method}`, async () => {
            await using();
            const body = "GET /secret HTTP/1.1\r\nHost: x\r\nX-authentik-username: akadmin\r\n\r\n";
            await raw([`${method} /open HTTP/1.1`, `Host: ${host}`, `Content-Length: ${body.length}`, "Connection: close, content-length", "", body]);
            expect(told().split("\r\n\r\n")[0]).to.match(/\r\n(?:content-length: 64|transfer-encoding: chunked)/i);
        });

    const SOCKET = ["Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="];
    it("A17.2: is never offered another protocol but for sockets: it would be a way past the outpost", async () => {
        await using();
        for (const [method, ...offer] of [
            ["GET", "Connection: Upgrade, HTTP2-Settings, close", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA"],
            ["GET", "Connection: Upgrade, close", "Upgrade: websocket, h2c", ...SOCKET],
            ["POST", "Connection: Upgrade, close", "Upgrade: websocket", ...SOCKET],
            ["GET", "Connection: Upgrade, close", "Upgrade: TLS/1.2"],
        ])
            expect(statusOf(await raw([`${method} /open HTTP/1.1`, `Host: ${host}`, ...offer, "", ""])), offer.join()).to.equal(200);
        expect(upstream.got).to.have.length(4);
        expect(told()).not.to.match(/^(?:upgrade|http2-settings):/im);
    });

    it("A17.2: goes through with what a client asked that offered another protocol, its body too, and leaves the connection open", async () => {
        await using();
        const head = ["POST /open HTTP/1.1", `Host: ${host}`, "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABk"];
        const again = ["GET /open/again HTTP/1.1", `Host: ${host}`, "Connection: close", "", ""];
        const answer = await raw([...head, "Content-Length: 5", "", `hello${again.join("\r\n")}`]);
        expect(answer.match(/HTTP\/1\.1 200 /g)).to.have.length(2);
        expect(told()).to.include("hello").and.to.include("GET /open/again ");
    });

    it("A17.2: opens no socket with a body: it would be the beginning of somebody else's request", async () => {
        await using();
        const answer = await raw([
            "GET /open HTTP/1.1",
            `Host: ${host}`,
            "Connection: Upgrade, close",
            "Upgrade: websocket",
            ...SOCKET,
            "Content-Length: 6",
            "",
            "secret",
        ]);
        expect([statusOf(answer), told().endsWith("\r\n\r\nsecret"), /^upgrade:/im.test(told())]).to.deep.equal([200, true, false]);
    });

    it("A17.3: is told nothing of the outpost's by a visitor, also where `_` and `-` are the same to it", async () => {
        await using();
        await ask("GET /open", "X_Authentik_Username: akadmin", "x-authentik_groups: a", "X_AUTHENTIK-EMAIL: a", "X_Forwarded_For: 1.1.1.1", "api_key: mine");
        expect(told()).to.include("api_key: mine");
        expect(told()).not.to.match(/^x[_-](?:authentik[_-]|forwarded_)/im);
    });

    it("A17.3: is told nothing of the outpost's by an attribute of a person", async () => {
        await using();
        const alice = await world.backend.as("alice");
        const [{ pk }] = (await world.backend.admin.get("core/users/?username=alice")).body.results;
        await world.backend.admin.patch(`core/users/${pk}/`, { attributes: { additionalHeaders: { "x_authentik-username": "akadmin", "X-Team": "red" } } });
        const cookie = await signInTo(world.port, host, alice);
        await ask("GET /page", `Cookie: ${cookie}`, "X_team: blue", "X-TEAM: blue");
        expect(told()).to.match(/^x-team: red\r$/m);
        expect(told()).not.to.match(/akadmin|blue/);
    });

    for (const target of [
        "/open/..%2fsecret",
        "/open/..%5Csecret",
        "/open%2f..%2fsecret",
        "/open/.%252e/secret",
        "/open/..;/secret",
        "/open/..;a=b/secret",
        "/open/a/;b/../../../secret",
        "/open/%2e%2e/secret",
        "/open\\..\\secret",
        "//evil.test/open",
    ])
        it(`A17.4: is not asked by anybody for what it may take for another path: ${target}`, async () => {
            await using();
            expect([statusOf(await ask(`GET ${target}`)), told()]).to.deep.equal([302, ""]);
        });

    for (const target of ["/secret/../open", "/secret/%2e%2e/open", "/open#/../secret", "/./open"])
        it(`A17.4: is asked for the path that was checked, not for what was sent: ${target}`, async () => {
            await using();
            expect([statusOf(await ask(`GET ${target}?x=1`)), told().split(" HTTP")[0]!.replace("?x=1", "")]).to.deep.equal([200, "GET /open"]);
        });

    it("A17.4: is open at paths with letters of any language, with blanks and parameters", async () => {
        await using(OK, { skip_path_regex: "^/öffentlich/" });
        for (const target of ["/%C3%B6ffentlich/", "/%C3%B6ffentlich/a%20b;v=1", "/%C3%B6ffentlich/100%25"])
            expect([target, statusOf(await ask(`GET ${target}`)), upstream.got.at(-1)!.split(" ")[1]]).to.deep.equal([target, 200, target]);
    });

    for (const [lie, text] of Object.entries({
        "another protocol, unasked": "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n",
        "no status": "HTTP/1.1 099 X\r\n\r\n",
        "no HTTP": "junk\r\n\r\n",
        "a header that never ends": `HTTP/1.1 200 OK\r\nX: ${"x".repeat(20_000)}\r\n\r\n`,
        "two lengths": "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nok",
        "a length and chunks": "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    }))
        it(`A17.5: is a 502 where it answers with ${lie}`, async () => {
            await using(text);
            expect(statusOf(await ask("GET /open"))).to.equal(502);
        });

    it("A17.5: may say what it likes behind its status", async () => {
        await using("HTTP/1.1 200 \xe9\x01!\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
        expect(await ask("GET /open")).to.match(/^HTTP\/1\.1 200 \xe9!\r\n/);
    });

    it("A17.5: is cut off with its visitor where it promises more than it sends", async () => {
        await using();
        upstream.close();
        upstream = await wire("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nok");
        const [{ pk }] = (await world.backend.admin.get("providers/proxy/?name__iexact=Provider wiki")).body.results;
        await world.backend.admin.patch(`providers/proxy/${pk}/`, { internal_host: `http://127.0.0.1:${upstream.port}` });
        const { close } = upstream;
        const answer = raw(["GET /open HTTP/1.1", `Host: ${host}`, "", ""], (text) => text.endsWith("ok") && (close(), false));
        expect(await answer).to.match(/\r\n\r\nok$/);
    });

    /** Connections to the application, and how long they may be silent. */
    const patience = () =>
        Object.values(globalAgent.sockets)
            .flatMap((sockets) => sockets ?? [])
            .filter(({ remotePort }) => remotePort === upstream.port)
            .map(({ timeout }) => timeout);

    it("A17.6: may be silent as long as it likes once it answers", async () => {
        await using("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 100\r\n\r\ndata: 1");
        await raw(["GET /open HTTP/1.1", `Host: ${host}`, "", ""], (text) => text.endsWith("data: 1"));
        expect(patience()).to.deep.equal([0]);
    });

    it("A17.7: says to whoever opens a socket why it has none", async () => {
        await using("HTTP/1.1 426 Upgrade Required\r\nSec-WebSocket-Version: 13\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nno\r\n0\r\n\r\n");
        const answer = await raw(["GET /open HTTP/1.1", `Host: ${host}`, "Connection: Upgrade", "Upgrade: websocket", ...SOCKET, "", ""]);
        expect(answer)
            .to.match(/^HTTP\/1\.1 426 /)
            .and.to.match(/^sec-websocket-version: 13\r$/im)
            .and.to.match(/\r\n\r\nno$/);
        expect(answer).not.to.match(/transfer-encoding/i);
    });

    it("A17.8: is found by its name with the port that goes without saying", async () => {
        await using(OK, { external_host: `http://${HOST}` });
        const alice = await world.backend.as("alice");
        const cookie = await signInTo(world.port, HOST, alice);
        for (const name of [HOST, `${HOST}:80`, HOST.toUpperCase()]) {
            const answer = await raw(["GET /page HTTP/1.1", `Host: ${name}`, "Connection: close", `Cookie: ${cookie}`, "", ""]);
            expect([statusOf(answer), answer.endsWith("ok")], name).to.deep.equal([200, true]);
        }
        const secure = ["X-Forwarded-Proto: https", `Cookie: ${cookie}`];
        for (const [name, found] of [
            [`${HOST}:443`, 200],
            [`${HOST}:80`, 404],
        ])
            expect(statusOf(await raw(["GET /page HTTP/1.1", `Host: ${name}`, "Connection: close", ...secure, "", ""])), String(name)).to.equal(found);
    });

    it("A17.9: Envoy learns of each method who asks, and nothing of paths with dots in them", async () => {
        await using(OK, { mode: "forward_single", internal_host: "" });
        const cookie = await signInTo(world.port, host, await world.backend.as("alice"));
        const at = "/outpost.goauthentik.io/auth/envoy";
        for (const method of ["GET", "OPTIONS", "PROPFIND", "REPORT", "TRACE", "POST"]) {
            expect(statusOf(await ask(`${method} ${at}/secret`)), method).to.equal(302);
            const answer = await ask(`${method} ${at}/secret`, `Cookie: ${cookie}`);
            expect([statusOf(answer), /^x-authentik-username: alice\r$/im.test(answer)], method).to.deep.equal([200, true]);
            expect(statusOf(await ask(`${method} ${at}/open`)), method).to.equal(200);
        }
        for (const path of ["/secret/../open", "/secret/%2E%2e/open", "/./open"]) expect(statusOf(await ask(`GET ${at}${path}`)), path).to.equal(400);
    });

    it("A17.10: nginx is told by the path as it was sent whether anybody may open it", async () => {
        await using(OK, { mode: "forward_single", internal_host: "" });
        const of = async (header: string) => statusOf(await ask("GET /outpost.goauthentik.io/auth/nginx", header));
        const all = await Promise.all(
            ["/open", "/open?x=/secret", "/secret/../open", "/open/../secret", "/secret?/open"].map(async (uri) => [
                uri,
                await of(`X-Original-URI: ${uri}`),
                await of(`X-Original-URL: http://${host}${uri}`),
            ]),
        );
        expect(all).to.deep.equal([
            ["/open", 200, 200],
            ["/open?x=/secret", 200, 200],
            ["/secret/../open", 401, 401],
            ["/open/../secret", 401, 401],
            ["/secret?/open", 401, 401],
        ]);
        // What does not begin with a slash would go on with the host's name.
        for (const uri of ["@evil.test/open", ".evil.test/open", "\\open", ":80/open"]) expect(await of(`X-Original-URI: ${uri}`), uri).to.equal(500);
    });
});
