import { expect } from "chai";
import { steady } from "#kernel/testing/call.test-helper.ts";
import type { RowChange } from "#kernel/store/db.ts";
import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { denied } from "#kernel/base/errors.ts";
import type { HostOptions } from "./host-options.ts";
import { Host } from "./host.ts";
import { type Change, type Journal, JournalError, type State } from "#kernel/store/journal.ts";
import { ok } from "#kernel/http/operation.ts";
import { Registry } from "#kernel/resource/registry.ts";
import { sessionSchema } from "#kernel/http/session.ts";
import { author, book, note, shelf, thing } from "#kernel/testing/shelf.test-helper.ts";
import { byBearer } from "#kernel/testing/test-host.test-helper.ts";

const add = endpoint("POST /add/{name}/", { authenticate: byNobody }, ({ db, params }) => ok(db.create("shelf.author", { name: params.name }).pk));
const refuse = endpoint("POST /refuse/", { authenticate: byNobody }, ({ db }) => {
    db.create("shelf.author", { name: "Refused" });
    throw denied();
});
const breaks = endpoint("POST /breaks/", { authenticate: byNobody }, ({ db }) => {
    db.create("shelf.author", { name: "Broken" });
    throw new Error("a defect");
});
const late = endpoint("POST /late/", { authenticate: byNobody }, ({ call, db }) => {
    call.afterwards.push(async () => void db.create("shelf.author", { name: "Afterwards" }));
    return ok(null);
});

/** A journal that remembers what it was told. */
function remembering(kept: State | null = null) {
    const told: unknown[] = [];
    let failure: Error | undefined;
    const journal: Journal = {
        load: async () => kept,
        append: async (changes: readonly Change[]) => {
            if (failure) throw failure;
            told.push(changes.map(({ table, row }) => [table, row !== null]));
        },
        replace: async (state) => {
            if (failure) throw failure;
            told.push({ version: state.version, tables: Object.keys(state.tables) });
            kept = state;
        },
        close: async () => void told.push("closed"),
    };
    return { journal, told, fail: (error: Error | undefined) => (failure = error) };
}

const state = (...names: string[]): State => ({ version: 2, tables: names.length ? { "shelf.author": names.map((name, at) => ({ pk: at + 1, name })) } : {} });

async function start(more: Partial<HostOptions> = {}) {
    const registry = new Registry(
        [{ name: "shelf", label: "Shelf", resources: [author, book, shelf, note], families: [thing], endpoints: [add, refuse, breaks, late] }],
        [sessionSchema],
        () => [],
    );
    const host = await Host.start({
        registry,
        identity: { sessionKey: () => null, addressOf: ({ ip }) => ip, authenticate: (call) => byBearer(call).principal, finish: () => undefined },
        random: steady(1),
        environment: {},
        journal: remembering().journal,
        fresh: () => state("Fresh"),
        first: async () => null,
        migrate: (kept) => ({ ...kept, version: 2 }),
        answersTo: (hostname) => hostname !== "foreign.test",
        prepare: () => undefined,
        changed: () => undefined,
        due: () => undefined,
        ...more,
    });
    const post = (path: string) =>
        host.fetch(new Request(new URL(path, "http://library.test"), { method: "POST" }), {
            jar: { get: () => undefined, set: () => undefined },
            ip: "192.0.2.1",
        });
    return { host, post, names: () => host.db.all("shelf.author").map(({ name }) => name) };
}

/** What a journal's error says of itself. */
const kindOf = (error: unknown) => error instanceof JournalError && [error.kind, error.message];

describe("starting a host", () => {
    it("begins with a fresh install where nothing was kept, and keeps it", async () => {
        const { journal, told } = remembering();
        const { names } = await start({ journal });
        expect([names(), told]).to.deep.equal([["Fresh"], [{ version: 2, tables: ["shelf.author", "sandbox.sequence"] }]]);
    });

    it("begins with what comes first, where something does", async () => {
        expect((await start({ first: async () => state("Sample") })).names()).to.deep.equal(["Sample"]);
    });

    it("goes on with what was kept, and keeps what is prepared on top", async () => {
        const { journal, told } = remembering(state("Kept"));
        const { names } = await start({ journal, prepare: (db) => void db.create("shelf.author", { name: "Prepared" }) });
        expect(names()).to.deep.equal(["Kept", "Prepared"]);
        expect(told).to.deep.equal([
            [
                ["sandbox.sequence", true],
                ["shelf.author", true],
            ],
        ]);
    });

    it("keeps an older state anew once it is brought up to date", async () => {
        const { journal, told } = remembering({ ...state("Old"), version: 1 });
        expect((await start({ journal })).names()).to.deep.equal(["Old"]);
        expect(told).to.deep.equal([{ version: 2, tables: ["shelf.author", "sandbox.sequence"] }]);
    });

    it("does not begin on what cannot be read, and says where", async () => {
        const damaged: readonly (readonly [tables: State["tables"], place: string])[] = [
            [{ "shelf.nothing": [] }, "no table shelf.nothing"],
            [{ "shelf.author": [{ pk: 1, name: 7 }] }, "shelf.author.name is damaged"],
        ];
        for (const [tables, place] of damaged) {
            const { journal } = remembering({ version: 2, tables });
            const error = await start({ journal }).catch((reason: unknown) => reason);
            expect(kindOf(error)).to.deep.equal(["corrupt", `The stored data cannot be read: ${place}.`]);
        }
    });
});

describe("one request", () => {
    it("is one transaction: kept as one batch", async () => {
        const { journal, told } = remembering(state());
        const { post, names } = await start({ journal });
        expect(await (await post("/add/Ann/")).json()).to.equal(1);
        expect([names(), told.at(-1)]).to.deep.equal([
            ["Ann"],
            [
                ["sandbox.sequence", true],
                ["shelf.author", true],
            ],
        ]);
    });

    it("that is refused, or breaks, leaves nothing behind", async () => {
        const { journal, told } = remembering(state());
        const { post, names } = await start({ journal });
        const said = console.error;
        console.error = () => undefined;
        const statuses = [(await post("/refuse/")).status, (await post("/breaks/")).status];
        console.error = said;
        expect([statuses, names(), told.slice(1)]).to.deep.equal([[403, 500], [], []]);
    });

    it("includes what follows from it afterwards", async () => {
        const { journal, told } = remembering(state());
        const { post, names } = await start({ journal });
        await post("/late/");
        expect(names()).to.deep.equal(["Afterwards"]);
        expect(told.at(-1)).to.deep.include(["shelf.author", true]);
    });

    it("does what is due first, and tells of each change who caused it", async () => {
        const heard: string[] = [];
        const { post } = await start({
            due: ({ db }) => void (db.all("shelf.author").some(({ name }) => name === "Due") || db.create("shelf.author", { name: "Due" })),
            changed: (call, { kind, row }: RowChange) => heard.push(`${call.url.pathname} ${kind} ${String(row.name)}`),
        });
        await post("/add/Ann/");
        expect(heard).to.deep.equal(["/add/Ann/ created Due", "/add/Ann/ created Ann"]);
    });

    it("carries its id in the answer", async () => {
        const { post } = await start();
        expect((await post("/add/Ann/")).headers.get("x-authentik-id")).to.match(/^[0-9a-f]{32}$/);
    });

    it("that cannot be kept is told so, and memory goes back to what is", async () => {
        const { journal, fail } = remembering(state("Kept"));
        const { post, names } = await start({ journal });
        fail(new JournalError("full", "The disk is full."));
        const response = await post("/add/Lost/");
        expect([response.status, await response.json(), names()]).to.deep.equal([507, { detail: "The disk is full." }, ["Kept"]]);
        fail(undefined);
        expect((await post("/add/Next/")).status).to.equal(200);
        expect(names()).to.deep.equal(["Kept", "Next"]);
    });

    it("to a name that is not ours is refused by everything", async () => {
        const { host, names } = await start({ first: async () => state() });
        expect(["foreign.test", "library.test"].map((name) => host.answersTo({ host: name, hostname: name }))).to.deep.equal([false, true]);
        const sent = new Request("http://foreign.test/add/Ann/", { method: "POST" });
        expect((await host.fetch(sent, { jar: { get: () => undefined, set: () => undefined }, ip: "192.0.2.1" })).status).to.equal(400);
        expect(names()).to.deep.equal([]);
    });
});

describe("replacing everything", () => {
    it("takes another state, prepares it and keeps it", async () => {
        const { journal, told } = remembering();
        const { host, names } = await start({ journal, prepare: (db) => void db.create("shelf.author", { name: "Prepared" }) });
        await host.replace(state("Other"));
        expect([names(), told.at(-1)]).to.deep.equal([["Other", "Prepared"], { version: 2, tables: ["shelf.author", "sandbox.sequence"] }]);
        expect(host.dump()).to.have.property("version", 2);
        await host.replace(host.dump());
        expect(names().slice(0, 2), "what was handed out can be handed in").to.deep.equal(["Other", "Prepared"]);
    });

    it("that cannot be read or kept leaves the one that stood", async () => {
        const { journal, fail } = remembering();
        const { host, names } = await start({ journal });
        const broken = await host.replace({ version: 2, tables: { "shelf.author": [{ pk: 1, name: null }] } }).catch(kindOf);
        expect(broken).to.deep.equal(["corrupt", "The stored data cannot be read: shelf.author.name is damaged."]);
        fail(new JournalError("full", "The disk is full."));
        expect(await host.replace(state("Other")).catch(kindOf)).to.deep.equal(["full", "The disk is full."]);
        expect(names()).to.deep.equal(["Fresh"]);
    });

    it("is done before the journal is closed", async () => {
        const { journal, told } = remembering();
        const { host, names } = await start({ journal });
        await Promise.all([host.replace(state("Other")), host.close()]);
        expect([names(), told.slice(1)]).to.deep.equal([["Other"], [{ version: 2, tables: ["shelf.author", "sandbox.sequence"] }, "closed"]]);
    });
});
