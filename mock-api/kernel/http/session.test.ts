import { expect } from "chai";
import { emptyDb, NOW } from "#kernel/testing/call.test-helper.ts";
import { Session } from "./session.ts";

const DAY = 24 * 3600 * 1000;

/** A browser's session on a clock that can be moved. */
function browser() {
    const clock = { now: NOW };
    const db = emptyDb(undefined, () => clock.now);
    const rows = () => db.all("sandbox.session");
    const open = (key: string | null = null) => new Session(db, db.random, key);
    return { clock, db, rows, open };
}

/** A session in which somebody is signed in, as kept. */
function signedIn(user = 7) {
    const it = browser();
    const session = it.open();
    session.signIn(user);
    session.save();
    return { ...it, session, key: session.key! };
}

describe("a visitor's session", () => {
    it("is kept only once there is something to keep", () => {
        const { open, rows } = browser();
        const session = open();
        session.save();
        expect([session.key, session.isEmpty, session.isTouched, rows().length]).to.deep.equal([null, true, false, 0]);
        session.set("plan", "a");
        session.save();
        expect([rows().length, session.isTouched, rows()[0]!.user]).to.deep.equal([1, true, null]);
        expect(session.key).to.match(/^[0-9a-z]{32}$/);
    });

    it("is read again by its key, values and all", () => {
        const { open } = browser();
        const first = open();
        first.set("plan", { step: 1 });
        first.save();
        expect(open(first.key).get("plan")).to.deep.equal({ step: 1 });
        expect(open(first.key).key).to.equal(first.key);
    });

    it("is none for a key that nobody gave out", () => {
        const { open } = browser();
        expect([open("made-up").key, open("made-up").isEmpty]).to.deep.equal([null, true]);
    });

    it("without its last value is dropped", () => {
        const { open, rows } = browser();
        const session = open();
        session.set("a", 1);
        session.set("b", 2);
        session.save();
        session.delete("a");
        session.save();
        expect(rows()).to.have.length(1);
        session.delete("b");
        session.save();
        expect(rows()).to.deep.equal([]);
    });

    it("is written once for one change", () => {
        const { open, db } = browser();
        const session = open();
        session.set("a", 1);
        session.save();
        const { version } = db;
        session.save();
        expect(db.version).to.equal(version);
    });
});

describe("signing in", () => {
    it("moves a visitor's data to a new key: one that was known before is worth nothing", () => {
        const { open, rows } = browser();
        const session = open();
        session.set("next", "/if/admin/");
        session.save();
        const before = session.key;
        session.signIn(7);
        session.save();
        expect(session.key).not.to.equal(before);
        expect([open(before).isEmpty, open(session.key).user, open(session.key).get("next")]).to.deep.equal([true, 7, "/if/admin/"]);
        expect(rows()).to.have.length(1);
        expect(session.isSignedInNow).to.equal(true);
    });

    it("as somebody else drops what the other had", () => {
        const { session, open } = signedIn(7);
        session.set("secret", "of 7");
        session.save();
        session.signIn(8);
        session.save();
        expect([session.user, session.get("secret"), open(session.key).get("secret")]).to.deep.equal([8, undefined, undefined]);
    });

    it("again as the same keeps what there is, under a new key", () => {
        const { session, key } = signedIn(7);
        session.set("mine", 1);
        session.signIn(7);
        session.save();
        expect([session.get("mine"), session.key === key]).to.deep.equal([1, false]);
    });
});

describe("the end of a session", () => {
    it("comes after two weeks, to the millisecond, when nothing says so", () => {
        const { clock, open, key, session } = signedIn();
        expect(session.expires).to.equal(NOW + 14 * DAY);
        clock.now = NOW + 14 * DAY - 1;
        expect(open(key).user).to.equal(7);
        clock.now = NOW + 14 * DAY;
        expect([open(key).user, open(key).key]).to.deep.equal([null, null]);
    });

    it("comes when its stage said, and its cookie knows the seconds that are left", () => {
        const { clock, open } = browser();
        const session = open();
        session.lifetime = 3600;
        session.signIn(7);
        session.save();
        expect(session.expires).to.equal(NOW + 3600_000);
        clock.now = NOW + 600_000;
        expect(open(session.key).lifetime).to.equal(3000);
        clock.now = NOW + 3600_000 - 1;
        expect(open(session.key).lifetime, "never 0, which would be until the browser closes").to.equal(1);
        clock.now = NOW + 3600_000;
        expect(open(session.key).user).to.equal(null);
    });

    it("is not put off by using it", () => {
        const { clock, open, key } = signedIn();
        clock.now = NOW + DAY;
        const later = open(key);
        later.set("a", 1);
        later.save();
        expect(later.expires).to.equal(NOW + 14 * DAY);
        expect(open(key).expires).to.equal(NOW + 14 * DAY);
    });

    it("has come for rows of older versions, which did not know theirs", () => {
        const { db, open } = browser();
        db.create("sandbox.session", { pk: "old", data: { a: 1 }, user: 7, expires: null });
        expect(open("old").user).to.equal(null);
    });
});

describe("signing out", () => {
    it("forgets everything, and leaves nothing behind", () => {
        const { session, rows, open, key } = signedIn();
        session.set("a", 1);
        session.flush();
        expect([session.key, session.user, session.get("a"), session.isFlushed, session.isEmpty]).to.deep.equal([null, null, undefined, true, true]);
        session.save();
        expect([rows(), open(key).user]).to.deep.equal([[], null]);
    });

    it("S2: by somebody else ends it here too: it is not written back", () => {
        const { session, db, rows, key } = signedIn();
        db.delete("sandbox.session", key);
        session.set("a", 1);
        session.save();
        expect([rows(), session.user, session.isFlushed]).to.deep.equal([[], null, true]);
    });
});

describe("reading a session again", () => {
    it("takes what others wrote meanwhile, and loses what was not saved", () => {
        const { session, db, key } = signedIn();
        session.set("mine", 1);
        db.update("sandbox.session", key, { data: { theirs: 2 } });
        session.reload();
        expect([session.get("mine"), session.get("theirs"), session.isChanged]).to.deep.equal([undefined, 2, false]);
    });

    it("tells that somebody used it without changing it", () => {
        const { session, db } = signedIn();
        session.isTouched = false;
        const { version } = db;
        session.touch();
        session.save();
        expect([session.isTouched, db.version]).to.deep.equal([true, version]);
    });
});
