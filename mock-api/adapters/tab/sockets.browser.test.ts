import { expect } from "chai";
import { channel } from "#kernel/http/channel.ts";
import { byNobody } from "#kernel/http/endpoint.ts";
import { denied } from "#kernel/base/errors.ts";
import { testHost } from "#kernel/testing/test-host.test-helper.ts";
import { PortSocket, servePort } from "./sockets.ts";

const echo = channel(
    "/ws/echo/",
    { authenticate: byNobody },
    {
        opened({ call, peer }) {
            if (call.query.has("refuse")) throw denied();
            peer.send("hello");
        },
        message({ data, peer }) {
            peer.send(data);
            if (data === "bye") peer.close(4000, "as you wish");
        },
    },
);

/** What happens to a socket, as it happens; `until` waits for so much of it. */
async function watched(path: string) {
    const { host } = await testHost([], { channels: [echo] });
    const { port1, port2 } = new MessageChannel();
    const socket = new PortSocket(port1);
    const seen: string[] = [];
    let more = (): void => undefined;
    const note = (what: string): void => {
        seen.push(what);
        more();
    };
    socket.addEventListener("open", () => note("open"));
    socket.addEventListener("message", (event) => note((event as MessageEvent<string>).data));
    socket.addEventListener("close", (event) => note(`closed ${(event as CloseEvent).code} ${(event as CloseEvent).reason}`.trim()));
    servePort(port2, await host.connect(new Request(`http://sandbox.test${path}`), { jar: { get: () => undefined, set: () => undefined }, ip: "127.0.0.1" }));
    const until = async (count: number): Promise<string[]> => {
        while (seen.length < count) await new Promise<void>((resolve) => (more = resolve));
        return seen;
    };
    return { socket, until };
}

describe("a socket in the tab", () => {
    it("opens, hears and is heard", async () => {
        const { socket, until } = await watched("/ws/echo/");
        await until(2);
        socket.send("+:");
        expect(await until(3)).to.deep.equal(["open", "hello", "+:"]);
        expect(socket.readyState).to.equal(1);
    });

    it("is closed from either side, once", async () => {
        const ours = await watched("/ws/echo/");
        await ours.until(2);
        ours.socket.close();
        ours.socket.close();
        expect(await ours.until(3)).to.deep.equal(["open", "hello", "closed 1000"]);
        const theirs = await watched("/ws/echo/");
        await theirs.until(2);
        theirs.socket.send("bye");
        expect(await theirs.until(4)).to.deep.equal(["open", "hello", "bye", "closed 4000 as you wish"]);
        theirs.socket.send("nobody hears this");
        expect(theirs.socket.readyState).to.equal(3);
    });

    it("is refused as browsers refuse: closed without having been open", async () => {
        const { socket, until } = await watched("/ws/echo/?refuse");
        expect(() => socket.send("early")).to.throw("not open yet");
        expect(await until(1)).to.deep.equal(["closed 1006"]);
        expect(await (await watched("/ws/nowhere/")).until(1)).to.deep.equal(["closed 1006"]);
    });
});
