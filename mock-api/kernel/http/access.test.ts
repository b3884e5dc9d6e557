import { expect } from "chai";
import { type Access, anonymous, ownerOnly, ownerOrSuperuser, signedIn, superuser, superuserOnly, undocumentedAnonymous } from "./access.ts";
import { callOf, type Asking } from "#kernel/testing/call.test-helper.ts";
import { HttpError } from "#kernel/base/errors.ts";
import type { Stored } from "#kernel/store/schema.ts";

/** Whose row it is: 2's, in every table here. */
const row: Stored = { pk: "5", owner: 2 };
const WHO = [null, 1, 2, 3] as const;

/** What is said to who may not, in the API's words. */
const NOBODY = "Authentication credentials were not provided.";
const DENIED = "You do not have permission to perform this action.";

function told(work: () => void): string {
    try {
        work();
        return "yes";
    } catch (error) {
        if (!(error instanceof HttpError)) throw error;
        expect(error.status).to.equal(403);
        return error.message.includes(NOBODY) ? "nobody" : error.message.includes(DENIED) ? "denied" : error.message;
    }
}

/** Answers for nobody, an administrator, the owner, somebody else. */
interface Rules {
    readonly reads: readonly string[];
    readonly changes: readonly string[];
    readonly sees: readonly boolean[];
    readonly seesAll: readonly boolean[];
    readonly touches: readonly string[];
}

const OPEN: Rules = {
    reads: ["yes", "yes", "yes", "yes"],
    changes: ["yes", "yes", "yes", "yes"],
    sees: [true, true, true, true],
    seesAll: [true, true, true, true],
    touches: ["yes", "yes", "yes", "yes"],
};

const TABLE: readonly (readonly [access: Access, rules: Rules])[] = [
    [anonymous, OPEN],
    [undocumentedAnonymous, OPEN],
    [signedIn, { ...OPEN, reads: ["nobody", "yes", "yes", "yes"], changes: ["nobody", "yes", "yes", "yes"] }],
    [
        superuser,
        {
            reads: ["nobody", "yes", "yes", "yes"],
            changes: ["nobody", "yes", "denied", "denied"],
            sees: [false, true, false, false],
            seesAll: [false, true, false, false],
            touches: ["yes", "yes", "yes", "yes"],
        },
    ],
    [
        superuserOnly,
        {
            reads: ["nobody", "yes", "denied", "denied"],
            changes: ["nobody", "yes", "denied", "denied"],
            sees: [true, true, true, true],
            seesAll: [true, true, true, true],
            touches: ["yes", "yes", "yes", "yes"],
        },
    ],
    [
        ownerOrSuperuser("owner"),
        {
            reads: ["nobody", "yes", "yes", "yes"],
            changes: ["nobody", "yes", "yes", "yes"],
            sees: [false, true, true, false],
            seesAll: [false, true, false, false],
            touches: ["yes", "yes", "yes", "yes"],
        },
    ],
    [
        ownerOnly("owner"),
        {
            reads: ["nobody", "yes", "yes", "yes"],
            changes: ["nobody", "yes", "yes", "yes"],
            sees: [false, true, true, false],
            seesAll: [false, true, false, false],
            touches: ["denied", "denied", "yes", "denied"],
        },
    ],
];

describe("access", () => {
    const asked = (more: Asking = {}) => WHO.map((as) => callOf({ as, ...more }));
    for (const [access, rules] of TABLE) {
        describe(access.name, () => {
            it("lets in to read", () => {
                for (const method of ["GET", "HEAD", "OPTIONS"])
                    expect(
                        asked({ method }).map((call) => told(() => access.enter(call))),
                        method,
                    ).to.deep.equal(rules.reads);
            });
            it("lets in to change", () => {
                for (const method of ["POST", "PUT", "PATCH", "DELETE"])
                    expect(
                        asked({ method }).map((call) => told(() => access.enter(call))),
                        method,
                    ).to.deep.equal(rules.changes);
            });
            it("shows a row", () => expect(asked().map((call) => access.sees(call, row, "shelf.note"))).to.deep.equal(rules.sees));
            it("knows whether every row is shown", () => expect(asked().map((call) => access.seesAll(call))).to.deep.equal(rules.seesAll));
            it("lets a row be changed", () =>
                expect(asked({ method: "PATCH" }).map((call) => told(() => access.touch(call, row)))).to.deep.equal(rules.touches));
        });
    }

    it("who sees all sees each: a list that asks nobody shows nothing that its rows hide", () => {
        for (const [access] of TABLE)
            for (const call of asked().filter((one) => access.seesAll(one))) expect(access.sees(call, row, "shelf.note"), access.name).to.equal(true);
    });

    it("a row without an owner is nobody's", () => {
        for (const access of [ownerOrSuperuser("owner"), ownerOnly("owner")])
            for (const owner of [null, undefined, "2"]) expect(access.sees(callOf({ as: 2 }), { pk: "5", owner }, "shelf.note"), String(owner)).to.equal(false);
    });

    it("an object-level permission shows one row of one model, to read it", () => {
        const call = callOf({ as: 2, permissions: ["view_note 5"] });
        expect(superuser.sees(call, row, "shelf.note")).to.equal(true);
        expect(superuser.sees(call, { pk: "6" }, "shelf.note"), "another row").to.equal(false);
        expect(superuser.sees(call, row, "shelf.book"), "another model").to.equal(false);
        expect(superuser.seesAll(call)).to.equal(false);
        expect(told(() => superuser.enter(callOf({ method: "PATCH", as: 2, permissions: ["view_note 5"] })))).to.equal("denied");
    });

    it("names the field that is the owner's, so that nobody else can hand a row over", () => {
        expect(TABLE.map(([{ owner }]) => owner)).to.deep.equal([undefined, undefined, undefined, undefined, undefined, "owner", "owner"]);
    });
});
