import { expect } from "chai";
import type { Call } from "#kernel/http/call.ts";
import type { Db } from "#kernel/store/db.ts";
import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { denied } from "#kernel/base/errors.ts";
import { ok } from "#kernel/http/operation.ts";
import { complete, type Steps } from "#kernel/base/steps.ts";
import { keepingJar, testHost } from "#kernel/testing/test-host.test-helper.ts";

const set = (db: Db, pk: string, count: number): void =>
    void (db.find("test.counter", pk) ? db.update("test.counter", pk, { count }) : db.create("test.counter", { pk, count }));
const counts = (db: Db) => Object.fromEntries(db.all("test.counter").map(({ pk, count }) => [pk, count]));

/** A step that takes longer than a slice: after it there is a pause. */
function* long(): Steps<void> {
    const until = performance.now() + 10;
    while (performance.now() < until);
    yield;
}

const read = endpoint("GET /read/", { authenticate: byNobody }, ({ db }) => ok(counts(db)));
const write = endpoint("POST /write/", { authenticate: byNobody }, ({ db }) => {
    set(db, "written", Object.keys(counts(db)).length);
    return ok(counts(db));
});
/** A GET that writes, and uses the session. */
const visit = endpoint("GET /visit/", { authenticate: byNobody }, ({ db, call }) => {
    set(db, "visits", (db.find("test.counter", "visits")?.count ?? 0) + 1);
    call.session.set("seen", true);
    return ok(counts(db));
});
const json = async (response: Promise<Response>) => (await response).json();

/** A host with `POST /change/`, which changes `first` and `last` with pauses between, then does `end`. `met`: called in the middle of it. */
async function changing(met: (host: Awaited<ReturnType<typeof testHost>>) => void, end: (call: Call) => void = () => undefined) {
    const change = endpoint("POST /change/", { authenticate: byNobody }, async ({ call, db }) => {
        set(db, "before", 1);
        const seen = await call.changing(function* () {
            set(call.db, "first", 1);
            met(host);
            yield* long();
            yield* long();
            set(call.db, "last", 1);
            end(call);
            return counts(call.db);
        });
        return ok([seen, counts(call.db)]);
    });
    const host = await testHost([change, read, write, visit]);
    return host;
}
const post = { method: "POST" };
const CHANGED = { before: 1, first: 1, last: 1 };

describe("call.changing", () => {
    it("lets others read what was there before, and shows all of it at once", async () => {
        const reads: Promise<unknown>[] = [];
        const { send } = await changing(({ send: ask }) => reads.push(json(ask("/read/")), json(ask("/read/"))));
        expect(await json(send("/change/", post))).to.deep.equal([CHANGED, CHANGED]);
        // What the request wrote before it began is committed, as before any other wait.
        expect(await Promise.all(reads)).to.deep.equal([{ before: 1 }, { before: 1 }]);
        expect(await json(send("/read/"))).to.deep.equal(CHANGED);
    });

    it("keeps who wants to write waiting until it is done", async () => {
        const order: string[] = [];
        let written: Promise<unknown> | undefined;
        const { send } = await changing(({ send: ask }) => (written = json(ask("/write/", post)).finally(() => order.push("write"))));
        await send("/change/", post).then(() => order.push("change"));
        expect(await written).to.deep.equal({ ...CHANGED, written: 3 });
        expect(order).to.deep.equal(["change", "write"]);
    });

    it("takes back what a GET has written meanwhile, and answers it when it is done", async () => {
        let visited: Promise<unknown> | undefined;
        const jar = keepingJar();
        const { send, db } = await changing(({ send: ask }) => (visited = json(ask("/visit/", undefined, jar))));
        await send("/change/", post);
        expect(await visited).to.deep.equal({ ...CHANGED, visits: 1 });
        expect(db.all("sandbox.session").map(({ pk }) => pk)).to.deep.equal([jar.get("session")]);
    });

    it("is all or nothing: what is refused leaves nothing", async () => {
        const { send, db } = await changing(
            () => undefined,
            () => {
                throw denied();
            },
        );
        expect((await send("/change/", post)).status).to.equal(403);
        expect(counts(db)).to.deep.equal({ before: 1 });
    });

    it("one goes after the other", async () => {
        let second: Promise<unknown> | undefined;
        const { send } = await changing(({ send: ask }) => (second ??= json(ask("/change/", post))));
        await send("/change/", post);
        expect(await second).to.deep.equal([CHANGED, CHANGED]);
    });

    it("what it changes reaches the journal as one batch, each row once", async () => {
        const batches: string[][] = [];
        const journal = { load: async () => null, replace: async () => undefined, close: async () => undefined };
        const append = async (changes: readonly { key: string | number }[]) => void batches.push(changes.map(({ key }) => String(key)));
        const change = endpoint("POST /change/", { authenticate: byNobody }, async ({ call }) => {
            await call.changing(function* () {
                for (const name of ["a", "b", "c", "a", "d"]) {
                    set(call.db, name, 1);
                    yield* long();
                }
                call.db.delete("test.counter", "d");
            });
            return ok(null);
        });
        const { send } = await testHost([change], { journal: { ...journal, append } });
        await send("/change/", post);
        expect(batches.filter((batch) => batch.length)).to.deep.equal([["a", "b", "c"]]);
    });
});

describe("call.reading", () => {
    const reading = (met: (at: number) => void) => {
        let starts = 0;
        return endpoint("GET /long/", { authenticate: byNobody }, async ({ call }) =>
            ok(
                await call.reading(function* () {
                    met(++starts);
                    const before = counts(call.db);
                    yield* long();
                    yield* long();
                    return [starts, before, counts(call.db)];
                }),
            ),
        );
    };

    it("lets others be answered, and begins anew when they have changed something", async () => {
        const others: Promise<unknown>[] = [];
        const { send } = await testHost([reading((at) => others.push(json(at === 1 ? send("/write/", post) : send("/read/")))), read, write]);
        expect(await json(send("/long/"))).to.deep.equal([2, { written: 0 }, { written: 0 }]);
        expect(await Promise.all(others)).to.deep.equal([{ written: 0 }, { written: 0 }]);
    });

    it("ends however much the others write", async () => {
        const { send } = await testHost([reading(() => void send("/write/", post)), write]);
        const [starts, before, after] = await json(send("/long/"));
        expect([starts, before]).to.deep.equal([4, after]);
    });
});

describe("complete", () => {
    it("does all of it at once", () => {
        const done: number[] = [];
        const work = function* (): Steps<string> {
            for (const at of [1, 2, 3]) {
                done.push(at);
                yield;
            }
            return "done";
        };
        expect([complete(work()), done]).to.deep.equal(["done", [1, 2, 3]]);
    });
});
