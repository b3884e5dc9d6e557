import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { WebSocket } from "ws";
import { listener } from "#mock/adapters/node/server.ts";
import { upgrader } from "#mock/adapters/node/sockets.ts";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";

/** A program that speaks for an outpost, as far as its socket goes. */
class Program {
    readonly socket: WebSocket;
    readonly #heard: string[] = [];
    #wake = (): void => undefined;
    constructor(address: string, token: string | undefined) {
        this.socket = new WebSocket(address, { headers: token ? { authorization: `Bearer ${token}` } : {} });
        this.socket.on("message", (data) => {
            this.#heard.push(String(data));
            this.#wake();
        });
    }
    /** The status of the handshake. */
    opened = (): Promise<number | undefined> =>
        new Promise((resolve) => {
            this.socket.once("open", () => resolve(101));
            this.socket.once("unexpected-response", (_, { statusCode }) => resolve(statusCode));
            this.socket.once("error", () => undefined);
        });
    async next(): Promise<unknown> {
        while (!this.#heard.length) await new Promise<void>((resolve) => (this.#wake = resolve));
        return JSON.parse(this.#heard.shift()!);
    }
    say = (instruction: number, args: object = {}): void => this.socket.send(JSON.stringify({ instruction, args }));
    closed = (): Promise<number> => new Promise((resolve) => this.socket.once("close", (code) => resolve(code)));
}

const ACK = { instruction: 0, args: {} };
const UPDATE = { instruction: 2, args: {} };
const HELLO = { version: "2023.1.0", buildHash: "", uuid: "one", hostname: "gate" };

describe("programs of outposts", () => {
    let server: Server;
    let backend: TestBackend;
    let now = Date.UTC(2023, 2, 1);
    let [pk, token, provider] = ["", "", 0];
    const address = (outpost = pk) => `ws://127.0.0.1:${(server.address() as AddressInfo).port}/ws/outpost/${outpost}/?attempt=3`;
    const health = async () => (await backend.admin.get(`outposts/instances/${pk}/health/`)).body;

    before(async () => {
        backend = await createTestBackend({ now: () => now });
        const { admin } = backend;
        server = createServer(listener({ asset: async () => undefined, shell: () => undefined }, backend)).on("upgrade", upgrader(backend));
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        const [flow] = (await admin.get("flows/instances/?slug=default-provider-authorization-implicit-consent")).body.results;
        provider = (await admin.post("providers/ldap/", { name: "Directory", authorization_flow: flow.pk })).body.pk;
        const made = (await admin.post("outposts/instances/", { name: "Directory", type: "ldap", providers: [provider], config: {} })).body;
        pk = made.pk;
        token = (await admin.get(`core/tokens/${made.token_identifier}/view_key/`)).body.key;
    });
    after(() => {
        server.closeAllConnections();
        server.close();
    });

    it("are let in by a token that may see the outpost, and by nothing else", async () => {
        const [embedded] = (await backend.admin.get("outposts/instances/?managed__icontains=embedded")).body.results;
        expect(await new Program(address(), undefined).opened()).to.equal(403);
        expect(await new Program(address(), "wrong").opened()).to.equal(403);
        expect(await new Program(address(embedded.pk), token).opened()).to.equal(403);
        expect(await new Program(address("00000000-0000-4000-8000-000000000000"), token).opened()).to.equal(403);
        const program = new Program(address(), token);
        expect(await program.opened()).to.equal(101);
        program.socket.close();
        await program.closed();
    });

    it("are healthy from their first word until 15 seconds after the last, and may be outdated", async () => {
        const program = new Program(address(), token);
        await program.opened();
        expect(await health()).to.deep.equal([]);
        program.say(1, HELLO);
        expect(await program.next()).to.deep.equal(ACK);
        expect(await health()).to.deep.equal([
            {
                uid: "one",
                last_seen: "2023-03-01T00:00:00.000000Z",
                version: "2023.1.0",
                version_should: "2023.2.0",
                version_outdated: true,
                build_hash: "",
                build_hash_should: "",
                hostname: "gate",
            },
        ]);
        now += 14_999;
        expect(await health()).to.have.length(1);
        program.say(1, { ...HELLO, version: "2023.2.0" });
        await program.next();
        now += 14_999;
        expect((await health()).map(({ version_outdated }: { version_outdated: boolean }) => version_outdated)).to.deep.equal([false]);
        program.socket.close();
        await program.closed();
        expect(await health(), "one that comes back at once was never away").to.have.length(1);
        now += 1;
        expect(await health()).to.deep.equal([]);
    });

    it("are told at once of what they have to read again, once for each change, and of nothing else", async () => {
        const program = new Program(address(), token);
        await program.opened();
        program.say(1, HELLO);
        await program.next();
        await backend.admin.patch(`providers/ldap/${provider}/`, { base_dn: "dc=other" });
        expect(await program.next()).to.deep.equal(UPDATE);
        await backend.admin.patch(`outposts/instances/${pk}/`, { config: { log_level: "trace" } });
        expect(await program.next()).to.deep.equal(UPDATE);
        await backend.admin.post("core/groups/", { name: "of no interest" });
        const { body: key } = await backend.admin.post("crypto/certificatekeypairs/generate/", { common_name: "x", subject_alt_name: "", validity_days: 1 });
        await backend.admin.patch(`providers/ldap/${provider}/`, { certificate: key.pk });
        expect(await program.next()).to.deep.equal(UPDATE);
        await backend.admin.patch(`crypto/certificatekeypairs/${key.pk}/`, { name: "y" });
        expect(await program.next()).to.deep.equal(UPDATE);
        program.say(1, HELLO);
        expect(await program.next(), "nothing came twice").to.deep.equal(ACK);
        program.socket.close();
        await program.closed();
    });

    it("are let go when they say what is not understood, or their token has gone", async () => {
        const confused = new Program(address(), token);
        await confused.opened();
        confused.socket.send("[]");
        expect(await confused.closed()).to.equal(1007);
        const program = new Program(address(), token);
        await program.opened();
        await backend.admin.delete(`core/tokens/ak-outpost-${pk}-api/`);
        program.say(1, HELLO);
        expect(await program.closed()).to.equal(1008);
        expect(await new Program(address(), token).opened()).to.equal(403);
    });
});
