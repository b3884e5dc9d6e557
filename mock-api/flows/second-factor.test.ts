import { expect } from "chai";
import { Db } from "#kernel/store/db.ts";
import { randomness } from "#kernel/base/random.ts";
import { systemCall } from "#kernel/host/system-call.ts";
import { hotp, stepAt } from "#mock/apps/authenticators/totp.ts";
import { registry } from "#mock/registry.ts";
import { devicesOf, isCodeDevice, useCode } from "./second-factor.ts";

const KEY = "3132333435363738393031323334353637383930";

/** A call on an empty installation with one user and a clock. */
function withUser() {
    let now = Date.parse("2023-02-01T12:00:10Z");
    const random = randomness(undefined, () => now);
    const db = new Db(registry.schema, random);
    const call = systemCall({ db, random, registry, origin: "http://authentik.test/" });
    registry.attach(db, () => call);
    const user = db.create("authentik_core.user", { username: "bob" });
    const other = db.create("authentik_core.user", { username: "eve" });
    const paper = (codes: string[], owner = user) => db.create("otp_static.staticdevice", { user: owner.pk, name: "paper", codes, confirmed: true });
    const app = (digits = 6) => db.create("otp_totp.totpdevice", { user: user.pk, name: "app", key: KEY, digits, last_t: -1, confirmed: true });
    const code = (steps = 0, digits = 6) => String(hotp(KEY, stepAt(now) + steps, digits)).padStart(digits, "0");
    const use = (text: string) => useCode(call, devicesOf(call, user).filter(isCodeDevice), text)?.kind;
    return { call, db, user, other, paper, app, code, use, wait: (seconds: number) => void (now += seconds * 1000) };
}

describe("a code of a second factor", () => {
    it("belongs to a device of the user, none of anybody else", () => {
        const { call, user, other, paper, use } = withUser();
        paper(["aaaa"]);
        paper(["eeee"], other);
        expect(devicesOf(call, user).map(({ kind }) => kind)).to.deep.equal(["static"]);
        expect(use("eeee")).to.equal(undefined);
    });

    it("on paper is good once; the others stay", () => {
        const { db, paper, use, wait } = withUser();
        const { pk } = paper(["aaaa", "bbbb"]);
        expect(use("aaaa")).to.equal("static");
        expect(use("aaaa")).to.equal(undefined);
        expect(db.get("otp_static.staticdevice", pk).codes).to.deep.equal(["bbbb"]);
        wait(5);
        expect(use("bbbb")).to.equal("static");
    });

    for (const digits of [6, 8])
        it(`of an app is good once, and none from before it: ${digits} digits`, () => {
            const { app, code, use, wait } = withUser();
            app(digits);
            const [earlier, now, later] = [code(-1, digits), code(0, digits), code(1, digits)];
            expect(use(now)).to.equal("totp");
            expect(use(now), "again").to.equal(undefined);
            wait(5);
            expect(use(earlier), "an earlier one").to.equal(undefined);
            wait(5);
            expect(use(later)).to.equal("totp");
        });

    it("is looked for on every device of the user; the one that it belongs to is used (D-011)", () => {
        const { db, app, paper, code, use } = withUser();
        const [sheet, phone] = [paper(["aaaa"]), app()];
        expect(use(code())).to.equal("totp");
        expect(db.get("otp_static.staticdevice", sheet.pk).codes).to.deep.equal(["aaaa"]);
        expect(db.get("otp_static.staticdevice", sheet.pk).failure_count, "and not locked").to.equal(0);
        expect(db.get("otp_totp.totpdevice", phone.pk).last_t).to.be.greaterThan(0);
        expect(use("aaaa")).to.equal("static");
    });

    it("that is wrong locks all devices: one second, then two, then four", () => {
        const { paper, use, wait } = withUser();
        paper(Array.from({ length: 9 }, (_, number) => `code${number}`));
        for (const [failure, seconds] of [1, 2, 4].entries()) {
            expect(use("wrong"), "wrong").to.equal(undefined);
            wait(seconds - 0.5);
            expect(use(`code${failure}`), `${seconds} s are not over`).to.equal(undefined);
            wait(0.5);
        }
        expect(use("code0"), "the right one").to.equal("static");
        expect(use("wrong")).to.equal(undefined);
        wait(1);
        expect(use("code1"), "it begins at one second again").to.equal("static");
    });

    for (const text of ["", " ", "constructor", "１２３４５６", "1e5", "-1", "0x1"])
        it(`${JSON.stringify(text)} is none`, () => {
            const { app, paper, use } = withUser();
            app();
            paper(["aaaa"]);
            expect(use(text)).to.equal(undefined);
        });
});
