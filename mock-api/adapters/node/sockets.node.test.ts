import { createServer, type Server } from "node:http";
import { connect } from "node:net";
import { expect } from "chai";
import { WebSocket } from "ws";
import { channel } from "#kernel/http/channel.ts";
import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { denied } from "#kernel/base/errors.ts";
import { MAX_ANONYMOUS_BODY } from "#kernel/base/limits.ts";
import { ok } from "#kernel/http/operation.ts";
import { testHost } from "#kernel/testing/test-host.test-helper.ts";
import type { Backend } from "#mock/backend.ts";
import { portOf } from "./listening.node.test-helper.ts";
import { listener } from "./server.ts";
import { upgrader } from "./sockets.ts";

const echo = channel(
    "/ws/echo/",
    { authenticate: byNobody },
    {
        opened({ call, peer }) {
            if (call.query.has("refuse")) throw denied("Not you.");
            peer.send("hello");
        },
        message: ({ data, peer }) => peer.send(data),
    },
);
const told = endpoint("POST /told/", { authenticate: byNobody }, ({ call }) => ok([call.url.href, call.incoming.bytes.length]));

describe("the engine over HTTP", () => {
    let server: Server;
    let port: number;
    before(async () => {
        const { host } = await testHost([told], { channels: [echo] });
        const backend = {
            fetch: (request, jar, caller) => host.fetch(request, { jar, ip: caller?.ip ?? "" }),
            connect: (request, jar, caller) => host.connect(request, { jar, ip: caller?.ip ?? "" }),
            owns: (address) => host.owns(address),
            answersTo: (name) => host.answersTo(name),
            fronts: (name) => host.fronts(name),
        } as Partial<Backend> as Backend;
        server = createServer(listener({ asset: async () => undefined, shell: () => undefined }, backend)).on("upgrade", upgrader(backend));
        port = await portOf(server);
    });
    after(() => {
        server.closeAllConnections();
        server.close();
    });

    /** What is answered to bytes that no client library would send. */
    const raw = (text: string): Promise<string> =>
        new Promise((resolve, reject) => {
            const socket = connect(port, "127.0.0.1", () => socket.write(text));
            let got = "";
            socket.on("data", (chunk) => (got += String(chunk)));
            socket.on("end", () => resolve(got));
            socket.on("error", reject);
        });
    const next = (socket: WebSocket): Promise<string> => new Promise((resolve) => socket.once("message", (data) => resolve(String(data))));

    it("opens sockets", async () => {
        const socket = new WebSocket(`ws://127.0.0.1:${port}/ws/echo/`);
        expect(await next(socket)).to.equal("hello");
        socket.send("ünï");
        expect(await next(socket)).to.equal("ünï");
        socket.close();
        await new Promise((resolve) => socket.once("close", resolve));
    });

    it("refuses the handshake with the channel's answer", async () => {
        const answered = (path: string, options: { origin?: string } = {}) =>
            new Promise((resolve) => {
                const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, options);
                socket.once("unexpected-response", (_, { statusCode }) => resolve(statusCode));
                socket.once("open", () => resolve(101));
                socket.once("error", () => undefined);
            });
        expect(await answered("/ws/echo/?refuse")).to.equal(403);
        expect(await answered("/ws/nowhere/")).to.equal(404);
        expect(await answered("/ws/echo/", { origin: "http://evil.test" })).to.equal(403);
    });

    it("S7: takes the path from the target alone, and refuses what is not a host", async () => {
        const asked = (target: string, host: string) => raw(`POST ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
        expect(await asked("/told/", "localhost:1")).to.contain('["http://localhost:1/told/",0]');
        for (const host of ["x/told/?q=", "a b", "user@x", ""]) expect(await asked("/", host), host).to.match(/^HTTP\/1.1 400 /);
        expect(await asked("http://evil.test/told/", "localhost")).to.match(/^HTTP\/1.1 400 /);
        expect(await asked("/told/", "foreign.test")).to.match(/^HTTP\/1.1 400 /);
    });

    it("C1: refuses a body that is too large without reading it, and closes", async () => {
        const begin = `POST /told/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${16 * 1024 * 1024}\r\n\r\nabc`;
        const answer = await raw(begin);
        expect(answer)
            .to.match(/^HTTP\/1.1 413 /)
            .and.to.match(/connection: close/i);
        const fits = await fetch(`http://127.0.0.1:${port}/told/`, { method: "POST", body: "x".repeat(MAX_ANONYMOUS_BODY) });
        expect((await fits.json())[1]).to.equal(MAX_ANONYMOUS_BODY);
        expect((await fetch(`http://127.0.0.1:${port}/told/`, { method: "POST", body: "x".repeat(MAX_ANONYMOUS_BODY + 1) })).status).to.equal(413);
    });
});
