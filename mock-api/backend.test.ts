import { expect } from "chai";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";
import { keepingJournal } from "#mock/adapters/test/keeping.journal.ts";
import { type Journal, JournalError } from "#kernel/store/journal.ts";
import { createBackend } from "./backend.ts";

const groupNames = async (backend: Awaited<ReturnType<typeof createTestBackend>>): Promise<string[]> =>
    (await backend.admin.get("core/groups/?ordering=name")).body.results.map(({ name }: { name: string }) => name);
const kindOf = async (promise: Promise<unknown>): Promise<string> =>
    promise.then(
        () => "none",
        (error: unknown) => (error instanceof JournalError ? error.kind : String(error)),
    );

describe("a backend", () => {
    it("has a state of its own", async () => {
        const [one, two] = await Promise.all([createTestBackend(), createTestBackend()]);
        await one.admin.post("core/groups/", { name: "only here" });
        expect(await groupNames(one)).to.include("only here");
        expect(await groupNames(two)).to.deep.equal(["authentik Admins"]);
    });

    it("gives its state away, takes it back, and goes back to a fresh install", async () => {
        const backend = await createTestBackend();
        await backend.admin.post("core/groups/", { name: "kept" });
        const state = JSON.parse(JSON.stringify(backend.export()));
        await backend.reset();
        expect(await groupNames(backend)).to.deep.equal(["authentik Admins"]);
        await backend.import(state);
        expect(await groupNames(backend)).to.deep.equal(["authentik Admins", "kept"]);
    });

    it("refuses what is not a state, or is of a newer version, and changes nothing then", async () => {
        const backend = await createTestBackend();
        await backend.admin.post("core/groups/", { name: "kept" });
        const state = backend.export();
        expect(await kindOf(backend.import({ ...state, version: 999 }))).to.equal("newer");
        expect(await kindOf(backend.import({ version: 1 } as never))).to.equal("corrupt");
        expect(await kindOf(backend.import("nonsense" as never))).to.equal("corrupt");
        expect(await kindOf(backend.import({ version: 1, tables: { "authentik_core.user": [{ nonsense: true }] } }))).to.equal("corrupt");
        expect(await groupNames(backend)).to.deep.equal(["authentik Admins", "kept"]);
    });

    it("does not start on data of a newer version", async () => {
        const journal = keepingJournal();
        await journal.replace({ version: 999, tables: {} });
        expect(await kindOf(createBackend({ journal }))).to.equal("newer");
    });

    it("answers 507 and keeps nothing when the storage is full", async () => {
        const kept = keepingJournal();
        let isFull = false;
        const journal: Journal = {
            ...kept,
            append: (changes) =>
                isFull ? Promise.reject(new JournalError("full", "The storage of this browser is full. Nothing was changed.")) : kept.append(changes),
        };
        const backend = await createTestBackend({ journal });
        isFull = true;
        const refused = await backend.admin.post("core/groups/", { name: "too much" });
        expect([refused.status, refused.body]).to.deep.equal([507, { detail: "The storage of this browser is full. Nothing was changed." }]);
        isFull = false;
        expect(await groupNames(backend)).to.deep.equal(["authentik Admins"]);
    });

    it("answers writers at the same time one after the other", async () => {
        const backend = await createTestBackend();
        const answers = await Promise.all(Array.from({ length: 20 }, () => backend.admin.post("core/users/", { username: "same", name: "", groups: [] })));
        expect(answers.filter(({ status }) => status === 201)).to.have.length(1);
        expect(answers.filter(({ status }) => status === 400)).to.have.length(19);
    });
});
