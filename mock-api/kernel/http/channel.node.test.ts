import { expect } from "chai";
import { channel, type Peer } from "./channel.ts";
import { Connection } from "./connection.ts";
import { byNobody } from "./endpoint.ts";
import { denied } from "#kernel/base/errors.ts";
import { MAX_MESSAGE, MAX_SOCKETS, MAX_WAITING_MESSAGES } from "#kernel/base/limits.ts";
import { byBearer, keepingJar, testHost } from "#kernel/testing/test-host.test-helper.ts";

/** Says everything twice, and counts it. */
const echo = channel(
    "/ws/echo/{room}/",
    { authenticate: byNobody },
    {
        opened: ({ params, peer }) => peer.send(`welcome to ${params.room}`),
        message({ db, data, peer }) {
            const row = db.find("test.counter", "heard");
            if (row) db.update("test.counter", "heard", { count: row.count + 1 });
            else db.create("test.counter", { pk: "heard", count: 1 });
            peer.send(data);
            peer.send(data);
            if (data === "refuse") throw denied();
            if (data === "fail") throw new Error("broken");
            if (data === "bye") peer.close(1000, "bye");
        },
    },
);

/** A wire that remembers what it carried. */
function wire() {
    const carried: string[] = [];
    return { carried, send: (data: string) => void carried.push(data), close: (code: number) => void carried.push(`closed ${code}`) };
}

async function opened(host: Awaited<ReturnType<typeof testHost>>["host"], path = "/ws/echo/hall/", headers: Record<string, string> = {}) {
    const answer = await host.connect(new Request(new URL(path, "http://sandbox.test"), { headers }), { jar: keepingJar(), ip: "127.0.0.1" });
    if (answer instanceof Response) return { status: answer.status, text: await answer.text(), carried: [], connection: undefined };
    const transport = wire();
    answer.attach(transport);
    return { status: 101, text: "", carried: transport.carried, connection: answer };
}
const quietly = async (work: () => Promise<unknown>): Promise<void> => {
    const said = console.error;
    console.error = () => undefined;
    await work().finally(() => (console.error = said));
};

describe("a channel", () => {
    it("answers in order, one transaction a message", async () => {
        const { host, counts } = await testHost([], { channels: [echo] });
        const { carried, connection } = await opened(host);
        await Promise.all([connection!.receive("a"), connection!.receive("b")]);
        expect(carried).to.deep.equal(["welcome to hall", "a", "a", "b", "b"]);
        expect(counts()).to.deep.equal({ heard: 2 });
    });

    it("sends nothing of a transaction that failed, and closes", async () => {
        const { host, counts } = await testHost([], { channels: [echo] });
        const refused = await opened(host);
        await refused.connection!.receive("refuse");
        expect(refused.carried).to.deep.equal(["welcome to hall", "closed 1008"]);
        const failed = await opened(host);
        await quietly(() => failed.connection!.receive("fail"));
        expect(failed.carried).to.deep.equal(["welcome to hall", "closed 1011"]);
        expect(counts()).to.deep.equal({});
    });

    it("may be closed from here, after what was sent", async () => {
        const { host } = await testHost([], { channels: [echo] });
        const { carried, connection } = await opened(host);
        await connection!.receive("bye");
        await connection!.receive("more");
        expect(carried).to.deep.equal(["welcome to hall", "bye", "bye", "closed 1000"]);
    });

    it("is refused where there is none, and to pages of other sites", async () => {
        const { host } = await testHost([], { channels: [echo] });
        expect((await opened(host, "/ws/nowhere/")).status).to.equal(404);
        expect((await opened(host, "http://foreign.test/ws/echo/hall/")).status).to.equal(400);
        for (const origin of ["http://evil.test", "null", "http://sandbox.test:81"])
            expect((await opened(host, undefined, { origin })).status, origin).to.equal(403);
        expect((await opened(host, undefined, { origin: "http://sandbox.test" })).status).to.equal(101);
    });

    it("knows who asks, and asks again with every message", async () => {
        const mine = channel(
            "/ws/mine/",
            { authenticate: byBearer },
            {
                opened({ principal }) {
                    if (!principal) throw denied("Not signed in.");
                },
                message({ principal, peer, db, data }) {
                    if (!principal) throw denied();
                    if (data === "end") db.create("test.counter", { pk: `ended ${principal.pk}`, count: 1 });
                    peer.send(String(principal.pk));
                },
            },
        );
        const { host } = await testHost([], { channels: [mine] });
        expect(await opened(host, "/ws/mine/")).to.deep.include({ status: 403, text: "Not signed in." });
        const { carried, connection } = await opened(host, "/ws/mine/", { authorization: "Bearer 7" });
        for (const data of ["who", "end", "who"]) await connection!.receive(data);
        expect(carried).to.deep.equal(["7", "7", "closed 1008"]);
    });

    it("can be sent to at any time, and calls its handler when it is closed", async () => {
        const peers = new Set<Peer>();
        const feed = channel(
            "/ws/feed/",
            { authenticate: byNobody },
            {
                opened: ({ peer }) => void peers.add(peer),
                message: () => undefined,
                closed: (peer) => void peers.delete(peer),
            },
        );
        const { host } = await testHost([], { channels: [feed] });
        const { carried, connection } = await opened(host, "/ws/feed/");
        for (const peer of peers) peer.send("news");
        connection!.closed();
        connection!.closed();
        expect([carried, peers.size]).to.deep.equal([["news"], 0]);
    });

    it("tells others what has happened once it is kept, and nothing that was taken back", async () => {
        const told: string[] = [];
        const news = channel(
            "/ws/news/",
            { authenticate: byNobody },
            {
                message({ call, db, data }) {
                    db.create("test.counter", { pk: data, count: 1 });
                    call.whenKept.push(() => told.push(data));
                    expect(told).to.not.include(data);
                    if (data === "refused") throw denied();
                },
            },
        );
        const { host } = await testHost([], { channels: [news] });
        for (const data of ["kept", "refused"]) await (await opened(host, "/ws/news/")).connection!.receive(data);
        expect(told).to.deep.equal(["kept"]);
    });

    it("takes messages up to a size, and so many at once", async () => {
        const { host } = await testHost([], { channels: [echo] });
        const large = await opened(host);
        await large.connection!.receive("x".repeat(MAX_MESSAGE));
        expect(large.carried.at(-1)).to.have.length(MAX_MESSAGE);
        await large.connection!.receive("x".repeat(MAX_MESSAGE + 1));
        expect(large.carried.at(-1)).to.equal("closed 1009");
        const eager = await opened(host);
        const all = Array.from({ length: MAX_WAITING_MESSAGES }, () => eager.connection!.receive("x"));
        await Promise.all(all);
        expect(eager.carried).to.have.length(1 + 2 * MAX_WAITING_MESSAGES);
        await Promise.all(Array.from({ length: MAX_WAITING_MESSAGES + 1 }, () => eager.connection!.receive("x")));
        expect(eager.carried.at(-1)).to.equal("closed 1013");
    });

    it("leaves room for others: no more sockets than the limit, and closed ones do not count", async () => {
        const { host } = await testHost([], { channels: [echo] });
        const all: Connection[] = [];
        for (let at = 0; at < MAX_SOCKETS; at++) all.push((await opened(host)).connection!);
        expect((await opened(host)).status).to.equal(503);
        all[0]!.closed();
        expect((await opened(host)).status).to.equal(101);
    });
});
