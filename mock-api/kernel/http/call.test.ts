import { expect } from "chai";
import { complete, type Steps } from "#kernel/base/steps.ts";
import { callOf, NOW } from "#kernel/testing/call.test-helper.ts";
import type { Principal } from "./call.ts";
import { denied, HttpError } from "#kernel/base/errors.ts";

const somebody: Principal = { pk: 7, username: "seven", isSuperuser: false, via: "token", holds: () => false };

/** Status and body of what is thrown. */
function refusal(work: () => unknown): unknown {
    try {
        return work();
    } catch (error) {
        if (error instanceof HttpError) return [error.status, error.body];
        throw error;
    }
}

describe("a call", () => {
    it("knows what its method may do", () => {
        for (const [method, isUnsafe] of [
            ["GET", false],
            ["HEAD", false],
            ["OPTIONS", false],
            ["POST", true],
            ["PUT", true],
            ["PATCH", true],
            ["DELETE", true],
        ] as const)
            expect(callOf({ method }).isUnsafe, method).to.equal(isUnsafe);
    });

    it("shows every value of a parameter that repeats, of the address and of a form", () => {
        const call = callOf({
            path: "/?a=1&b=2&a=3",
            method: "POST",
            form: [
                ["x", "1"],
                ["x", "2"],
            ],
        });
        expect([call.query.getAll("a"), call.query.get("a"), call.query.repeated]).to.deep.equal([["1", "3"], "3", ["a"]]);
        expect([call.form.getAll("x"), call.form.repeated]).to.deep.equal([["1", "2"], ["x"]]);
    });

    it("has an id of 32 hex digits, another for each", () => {
        const db = callOf().db;
        const ids = [1, 2, 3].map(() => callOf({ db }).id);
        for (const id of ids) expect(id).to.match(/^[0-9a-f]{32}$/);
        expect(new Set(ids).size).to.equal(3);
    });

    it("makes addresses of the host that was asked", () => {
        expect(callOf({ path: "/api/v3/x/?a=1" }).absolute("/media/a.png")).to.equal("http://library.test/media/a.png");
    });

    it("takes time and chance from outside", () => expect(callOf().random.now()).to.equal(NOW));
});

describe("a JSON body", () => {
    const send = (body: string, type?: string) => callOf({ method: "POST", body, headers: type === undefined ? {} : { "content-type": type } });

    it("is any JSON; nothing is an empty object", () => {
        for (const [written, expected] of [
            ["[1]", [1]],
            ['"a"', "a"],
            ["null", null],
            ["", {}],
        ] as const)
            expect(send(written).json(), written).to.deep.equal(expected);
    });

    it("is known by its media type, whatever its case and parameters", () => {
        for (const type of ["application/json", "Application/JSON", "application/json; charset=utf-8", " application/json ;x=y"])
            expect(send('{"a": 1}', type).json(), type).to.deep.equal({ a: 1 });
    });

    it("of another type is refused with 415 and its name", () => {
        for (const type of ["text/plain", "application/xml", "application/jsonp"])
            expect(refusal(() => send("{}", type).json())).to.deep.equal([415, { detail: `Unsupported media type "${type}" in request.` }]);
    });

    it("is read in the charset that it declares", () => {
        const bytes = Uint8Array.from([0x22, 0xe4, 0x22]);
        const call = callOf({ method: "POST", headers: { "content-type": "application/json; charset=iso-8859-1" } });
        Object.assign(call.incoming, { bytes });
        expect(call.json()).to.equal("ä");
        const utf8 = callOf({ method: "POST", headers: { "content-type": "application/json" } });
        Object.assign(utf8.incoming, { bytes });
        expect(refusal(() => utf8.json())).to.deep.equal([400, { detail: "JSON parse error - the body is not utf-8 text." }]);
        const strange = callOf({ method: "POST", headers: { "content-type": "application/json; charset=klingon" } });
        Object.assign(strange.incoming, { bytes });
        expect(refusal(() => strange.json())).to.deep.equal([400, { detail: "JSON parse error - the body is not klingon text." }]);
    });

    it("must be an object where fields are asked for", () => {
        for (const [written, kind] of [
            ["[]", "list"],
            ['"a"', "str"],
            ["1", "int"],
            ["1.5", "float"],
            ["true", "bool"],
            ["null", "NoneType"],
        ] as const)
            expect(
                refusal(() => send(written).body()),
                written,
            ).to.deep.equal([400, { non_field_errors: [`Invalid data. Expected a dictionary, but got ${kind}.`] }]);
    });
});

describe("who calls", () => {
    it("is found by the way that the address asks, and again when the request has waited", () => {
        const call = callOf();
        let found: Principal | null = somebody;
        expect(call.authenticateBy(() => found)).to.equal(somebody);
        expect([call.principal, call.callerNow(), call.isSuperuser]).to.deep.equal([somebody, somebody, false]);
        found = null;
        expect(call.callerNow()).to.equal(null);
        expect(call.principal, "what was found stays until somebody looks").to.equal(somebody);
    });

    it("is nobody when the credentials are refused meanwhile; any other error is a defect and is told", () => {
        const call = callOf();
        let error: Error | undefined;
        call.authenticateBy(() => {
            if (error) throw error;
            return somebody;
        });
        error = denied();
        expect(call.callerNow()).to.equal(null);
        error = new Error("broken");
        expect(() => call.callerNow()).to.throw("broken");
    });

    it("who was nobody is not looked for again", () => {
        const call = callOf();
        let asked = 0;
        call.authenticateBy(() => (asked++, null));
        expect([call.callerNow(), asked]).to.deep.equal([null, 1]);
    });

    it("is nobody in the background, and themselves again after it, also when it fails", () => {
        const call = callOf({ as: 1 });
        const caller = call.principal;
        const who = function* (): Steps<unknown> {
            yield;
            return [call.principal, call.isSuperuser];
        };
        const failing = function* (): Steps<unknown> {
            yield;
            throw new Error("failed");
        };
        expect(complete(call.inBackground(who))).to.deep.equal([null, false]);
        expect(() => complete(call.inBackground(failing))).to.throw("failed");
        expect(call.principal).to.equal(caller);
    });
});

describe("a row in an answer", () => {
    it("is shown as its resource shows it, for this caller", () => {
        const call = callOf({ as: 1 });
        const row = call.db.create("shelf.author", { name: "Ann" });
        expect(call.show("shelf.author", row)).to.deep.equal({ pk: 1, name: "Ann", books: [] });
        expect(call.show("Author", row), "by the name of its schema too").to.deep.equal({ pk: 1, name: "Ann", books: [] });
    });

    it("of a name that nobody described is a defect", () => {
        const call = callOf();
        expect(() => call.show("Nothing", { pk: 1 })).to.throw("no view Nothing");
    });
});
