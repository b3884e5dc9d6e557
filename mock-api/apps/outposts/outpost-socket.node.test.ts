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

    it("A17.14: are told of what else their configuration says: the application, and the flow that people pass", async () => {
        const { admin } = backend;
        const program = new Program(address(), token);
        await program.opened();
        program.say(1, HELLO);
        await program.next();
        const steps: [string, () => Promise<{ status: number }>][] = [
            ["an application", () => admin.post("core/applications/", { name: "Directory", slug: "directory", provider })],
            ["its slug", () => admin.patch("core/applications/directory/", { slug: "people" })],
            ["the flow's slug", () => admin.patch("flows/instances/default-provider-authorization-implicit-consent/", { slug: "implicit" })],
            ["no application", () => admin.delete("core/applications/people/")],
        ];
        for (const [what, step] of steps) {
            expect((await step()).status, what).to.be.below(300);
            program.say(1, HELLO);
            expect([what, await program.next()]).to.deep.equal([what, UPDATE]);
            expect([what, await program.next()]).to.deep.equal([what, ACK]);
        }
        await admin.patch("flows/instances/implicit/", { title: "Nothing that an outpost reads" });
        program.say(1, HELLO);
        expect(await program.next()).to.deep.equal(ACK);
        await admin.patch("flows/instances/implicit/", { slug: "default-provider-authorization-implicit-consent" });
        program.socket.close();
        await program.closed();
    });

    for (const [what, word, code] of [
        ["no JSON", "{", 1007],
        ["JSON without an end", "[".repeat(5000), 1007],
        ["no instruction", '{"args":{}}', 1007],
        ["an instruction that is no number", '{"instruction":"1","args":{}}', 1007],
        ["bytes", Buffer.from([1, 2, 3]), 1003],
        ["ten megabytes", "x".repeat(10_000_000), 1009],
    ] as const)
        it(`A17.15: are let go at ${what}, and others go on`, async () => {
            const [wild, calm] = [new Program(address(), token), new Program(address(), token)];
            await Promise.all([wild.opened(), calm.opened()]);
            wild.socket.send(word);
            expect(await wild.closed()).to.equal(code);
            calm.say(1, HELLO);
            expect(await calm.next()).to.deep.equal(ACK);
            calm.socket.close();
            await calm.closed();
        });

    it("A17.15: may say of themselves what they like: it is cut to size, and no version is one that is outdated by it", async () => {
        const program = new Program(address(), token);
        await program.opened();
        for (const [version, outdated] of [
            ["", false],
            ["x".repeat(9000), true],
            ["2023.2.0.1", false],
            ["2024", false],
            ["-1", true],
            [{ a: 1 }, false],
        ]) {
            program.say(1, { ...HELLO, version, uuid: "wild", hostname: "h".repeat(9000) });
            await program.next();
            const said = (await health()).find(({ uid }: { uid: string }) => uid === "wild");
            expect([said.version.length <= 255, said.hostname.length, said.version_outdated], String(version).slice(0, 10)).to.deep.equal([
                true,
                255,
                outdated,
            ]);
        }
        program.say(77, {});
        expect(await program.next()).to.deep.equal(ACK);
        program.socket.close();
        await program.closed();
    });

    it("A17.15: are not those of ordinary people, whatever token they bring", async () => {
        const alice = await backend.as("alice");
        for (const intent of ["api", "app_password"]) {
            await alice.post("core/tokens/", { identifier: `mine-${intent}`, intent });
            const { key } = (await alice.get(`core/tokens/mine-${intent}/view_key/`)).body;
            expect(await new Program(address(), key).opened(), intent).to.equal(403);
        }
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
