import { expect } from "chai";
import { callOf, emptyDb } from "#kernel/testing/call.test-helper.ts";
import { type Deletion, Deletions, noted, UNDOABLE_MS } from "./deletions.ts";
import { book } from "#kernel/testing/shelf.test-helper.ts";
import { Session } from "#kernel/http/session.ts";
import type { Call } from "#kernel/http/call.ts";

const ID = "an-id-of-some-length";

/** Administrator 1 at a browser, or somebody else. */
function at(session: string, pk = 1, prefer = `sandbox-undo=${ID}`): Call {
    const db = emptyDb();
    db.create("sandbox.session", { pk: session, data: {}, user: pk, expires: 4e12, lifetime: 0 });
    const call = callOf({ db, as: pk, headers: { prefer } });
    const principal = { ...call.principal!, via: "session" as const };
    return Object.assign(Object.create(call), { principal, session: new Session(db, db.random, session), whenKept: call.whenKept });
}

const rowOf = (length: number) => ({ pk: "x", text: "x".repeat(length) });
const deletion = (length = 1): Deletion => ({
    resource: book,
    row: rowOf(1),
    gone: [{ table: "shelf.book", key: "x", row: rowOf(length), ordinal: 1, isSound: true }],
    loosened: [],
    made: [],
    ended: [],
});
const anna = { session: "anna", user: 1 };

describe("what was deleted lately", () => {
    const call = at("anna");
    const now = call.random.now();

    it("is one where the same is asked for", () => {
        const known = new Deletions();
        known.add(ID, anna, deletion(), now);
        known.add(ID, anna, deletion(), now + 5);
        expect(known.find(ID, call)).to.include({ user: 1, until: now + 5 + UNDOABLE_MS, isPartial: false });
        expect(known.find(ID, call)?.deletions).to.have.length(2);
    });

    it("cannot be brought back in part", () => {
        const known = new Deletions();
        known.add(ID, anna, deletion(), now);
        known.add(ID, anna, undefined, now);
        known.add(ID, anna, deletion(), now);
        expect(known.find(ID, call)).to.equal(undefined);
    });

    it("is of fifty times at most", () => {
        const known = new Deletions();
        for (let time = 0; time <= 50; time++) known.add(`${ID}-${time}`, anna, deletion(), now);
        expect([known.find(`${ID}-0`, call), known.find(`${ID}-1`, call) !== undefined]).to.deep.equal([undefined, true]);
    });

    it("is of 16 million characters at most: the oldest goes first, and what alone is more is not kept", () => {
        const known = new Deletions();
        known.add(`${ID}-a`, anna, deletion(9_000_000), now);
        known.add(`${ID}-b`, anna, deletion(6_000_000), now);
        expect(known.find(`${ID}-a`, call)).not.to.equal(undefined);
        known.add(`${ID}-c`, anna, deletion(6_000_000), now);
        expect([known.find(`${ID}-a`, call), known.find(`${ID}-b`, call) !== undefined]).to.deep.equal([undefined, true]);
        known.add(`${ID}-b`, anna, deletion(10_000_000), now);
        expect(known.find(`${ID}-b`, call), "more than all of it").to.equal(undefined);
        expect(known.find(`${ID}-c`, call), "it takes nobody else's room").not.to.equal(undefined);
    });

    it("A14: is not pushed out by what others delete, however often", () => {
        const known = new Deletions();
        const ben = { session: "ben", user: 2 };
        known.add(ID, anna, deletion(1_000_000), now);
        for (let time = 0; time <= 60; time++) known.add(`${ID}-${time}`, ben, deletion(), now);
        known.add(`${ID}-large`, ben, deletion(15_500_000), now);
        const at2 = at("ben", 2);
        expect(known.find(ID, call)).not.to.equal(undefined);
        expect([known.find(`${ID}-11`, at2), known.find(`${ID}-large`, at2)], "who takes most makes room").to.deep.equal([undefined, undefined]);
    });

    it("is forgotten when its time is over, with its session, and when it was brought back", () => {
        const known = new Deletions();
        const add = (id: string) => known.add(id, anna, deletion(), now);
        add(ID);
        known.clean(now + UNDOABLE_MS);
        expect(known.find(ID, call)).to.equal(undefined);
        add(ID);
        known.forgetSession("ben");
        expect(known.find(ID, call)).not.to.equal(undefined);
        known.forgetSession("anna");
        expect(known.find(ID, call)).to.equal(undefined);
        add(ID);
        known.forget(ID, "anna");
        expect(known.find(ID, call)).to.equal(undefined);
    });

    it("is found by the same person in the same session alone", () => {
        const known = new Deletions();
        known.add(ID, anna, deletion(), now);
        expect(known.find(ID, at("anna", 2))).to.equal(undefined);
        expect(known.find(ID, at("ben"))).to.equal(undefined);
        expect(known.find(ID, callOf({ as: 1 })), "by a token").to.equal(undefined);
    });
});

describe("noting what a deletion takes", () => {
    const noting = (prefer: string): boolean => {
        const call = at("anna", 1, prefer);
        const row = call.db.create("shelf.book", { title: "One", authors: [] });
        noted(book, row, call, () => call.db.delete("shelf.book", row.pk));
        expect(call.db.all("shelf.book")).to.deep.equal([]);
        return call.whenKept.length > 0;
    };

    it("is done where somebody prefers it by an id of a good length, whatever else they prefer", () => {
        expect(noting(`sandbox-reasons, Sandbox-Undo=${ID}`)).to.equal(true);
        for (const prefer of ["", "sandbox-undo", "sandbox-undo=", "sandbox-undo=short", `sandbox-undo=${"x".repeat(65)}`, `sandbox-undo=${ID}!`])
            expect(noting(prefer), prefer).to.equal(false);
    });
});
