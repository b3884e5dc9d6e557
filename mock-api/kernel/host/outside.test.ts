import { expect } from "chai";
import type { Db } from "#kernel/store/db.ts";
import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { apiErrors } from "#kernel/http/error-shapes.ts";
import { denied } from "#kernel/base/errors.ts";
import { JournalError } from "#kernel/store/journal.ts";
import { ok } from "#kernel/http/operation.ts";
import { byBearer, gate, keepingJar, nowhere, testHost } from "#kernel/testing/test-host.test-helper.ts";

const set = (db: Db, pk: string, count: number): void =>
    void (db.find("test.counter", pk) ? db.update("test.counter", pk, { count }) : db.create("test.counter", { pk, count }));

const bump = endpoint("POST /bump/{name}/", { authenticate: byNobody }, ({ db, params }) => {
    const count = (db.find("test.counter", params.name)?.count ?? 0) + 1;
    set(db, params.name, count);
    return ok(count);
});
const post = { method: "POST" };

describe("work outside the transaction", () => {
    it("does not keep others out", async () => {
        const waiting = gate();
        const slow = endpoint("POST /slow/", { authenticate: byNobody }, async ({ call }) => ok(await call.outside(() => waiting.opened.then(() => "hashed"))));
        const { send } = await testHost([slow, bump]);
        const hashed = send("/slow/", post);
        expect(await (await send("/bump/a/", post)).json()).to.equal(1);
        waiting.open();
        expect(await (await hashed).json()).to.equal("hashed");
    });

    it("can ask this engine itself, which would wait for ever inside", async () => {
        const asking = endpoint("POST /asking/", { authenticate: byNobody }, async ({ call }) => {
            const answer = await call.askSelf(new Request("http://sandbox.test/bump/a/", post));
            return ok([await answer.json(), call.db.find("test.counter", "a")!.count]);
        });
        const { send } = await testHost([asking, bump]);
        expect(await (await send("/asking/", post)).json()).to.deep.equal([1, 1]);
    });

    it("commits what was written before it, and takes back only what was written after", async () => {
        const halved = endpoint("POST /halved/", { authenticate: byNobody }, async ({ call, db }) => {
            set(db, "before", 1);
            await call.outside(() => undefined);
            set(db, "after", 1);
            throw denied();
        });
        const { send, counts } = await testHost([halved]);
        expect((await send("/halved/", post)).status).to.equal(403);
        expect(counts()).to.deep.equal({ before: 1 });
    });

    it("does not see, and does not undo, what others have not committed", async () => {
        const [first, second] = [gate(), gate()];
        const slow = endpoint("POST /slow/", { authenticate: byNobody }, async ({ call, db }) => {
            await call.outside(() => first.opened);
            set(db, "slow", 1);
            await call.outside(() => second.opened);
            return ok(db.find("test.counter", "refused")?.count ?? 0);
        });
        const refusing = endpoint("POST /refusing/", { authenticate: byNobody }, ({ db }) => {
            set(db, "refused", 1);
            throw denied();
        });
        const { send, counts } = await testHost([slow, refusing]);
        const answer = send("/slow/", post);
        await send("/refusing/", post);
        first.open();
        await send("/refusing/", post);
        second.open();
        expect(await (await answer).json()).to.equal(0);
        expect(counts()).to.deep.equal({ slow: 1 });
    });

    it("refuses with 409 when what it builds on has changed meanwhile", async () => {
        const waiting = gate();
        const careful = endpoint("POST /careful/", { authenticate: byNobody, errors: apiErrors }, async ({ call, db }) => {
            await call.outside(
                () => waiting.opened,
                () => db.find("test.counter", "a"),
            );
            set(db, "a", 100);
            return ok(null);
        });
        const { send, counts } = await testHost([careful, bump]);
        await send("/bump/a/", post);
        const answer = send("/careful/", post);
        await send("/bump/a/", post);
        waiting.open();
        expect([(await answer).status, counts()]).to.deep.equal([409, { a: 2 }]);
        expect([(await send("/careful/", post)).status, counts()]).to.deep.equal([200, { a: 100 }]);
    });

    it("refuses a caller whose rights ended meanwhile", async () => {
        const waiting = gate();
        const ends = endpoint("POST /end/{user}/", { authenticate: byNobody }, ({ db, params }) => {
            set(db, `ended ${params.user}`, 1);
            return ok(null);
        });
        const slow = endpoint("POST /slow/", { authenticate: byBearer }, async ({ call, db }) => {
            await call.outside(() => waiting.opened);
            set(db, "written", 1);
            return ok(null);
        });
        const { send, counts } = await testHost([slow, ends]);
        const answers = ["7", "8"].map((user) => send("/slow/", { ...post, headers: { authorization: `Bearer ${user}` } }));
        await send("/end/7/", post);
        waiting.open();
        expect((await Promise.all(answers)).map(({ status }) => status)).to.deep.equal([403, 200]);
        expect(counts()).to.deep.equal({ "ended 7": 1, "written": 1 });
    });

    it("keeps the session that was written before, and reads what another tab wrote meanwhile", async () => {
        const waiting = gate();
        const remember = endpoint("POST /remember/{name}/", { authenticate: byNobody }, ({ call, params }) => {
            call.session.set(params.name, true);
            return ok(null);
        });
        const slow = endpoint("POST /slow/", { authenticate: byNobody }, async ({ call }) => {
            call.session.set("before", true);
            await call.outside(() => waiting.opened);
            call.session.set("after", true);
            return ok(["first", "before", "meanwhile", "after"].filter((name) => call.session.get(name)));
        });
        const { send } = await testHost([slow, remember]);
        const jar = keepingJar();
        await send("/remember/first/", post, jar);
        const answer = send("/slow/", post, jar);
        await send("/remember/meanwhile/", post, jar);
        waiting.open();
        expect(await (await answer).json()).to.deep.equal(["first", "before", "meanwhile", "after"]);
    });

    it("throws its error on, with the state in its hands again", async () => {
        const failing = endpoint("POST /failing/", { authenticate: byNobody }, async ({ call, db }) => {
            const reason = await call.outside(() => Promise.reject(new Error("no entropy"))).catch((error: Error) => error.message);
            set(db, reason, 1);
            return ok(null);
        });
        const { send, counts } = await testHost([failing]);
        await send("/failing/", post);
        expect(counts()).to.deep.equal({ "no entropy": 1 });
    });

    it("is refused inside itself: the state cannot be used from there", async () => {
        const nested = endpoint("POST /nested/", { authenticate: byNobody }, async ({ call }) =>
            ok(await call.outside(() => call.outside(() => 1)).catch((error: Error) => error.message)),
        );
        const { send } = await testHost([nested]);
        expect(await (await send("/nested/", post)).json()).to.contain("outside already");
    });

    it("builds on nothing that could not be kept", async () => {
        let isFull = false;
        const journal = { ...nowhere, append: async () => (isFull ? Promise.reject(new JournalError("full", "The disk is full.")) : undefined) };
        const slow = endpoint("POST /slow/", { authenticate: byNobody }, async ({ call, db }) => {
            set(db, "before", 1);
            await call.outside(() => undefined);
            set(db, "after", 1);
            return ok(null);
        });
        const { send, counts } = await testHost([slow], { journal });
        isFull = true;
        expect((await send("/slow/", post)).status).to.equal(507);
        expect(counts()).not.to.have.property("after");
    });
});
