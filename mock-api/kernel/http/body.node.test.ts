import { expect } from "chai";
import { BodyBudget, readBody } from "./body.ts";
import { byNobody, endpoint } from "./endpoint.ts";
import { apiErrors } from "./error-shapes.ts";
import { denied, HttpError } from "#kernel/base/errors.ts";
import { MAX_ANONYMOUS_BODY, MAX_BODY } from "#kernel/base/limits.ts";
import { ok } from "./operation.ts";
import { byBearer, testHost } from "#kernel/testing/test-host.test-helper.ts";

const post = (body: BodyInit, headers: Record<string, string> = {}): Request =>
    new Request("http://sandbox.test/", { method: "POST", body, headers, duplex: "half" } as RequestInit);
const bytes = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(length).fill(97);

/** A body that arrives in pieces; `pulled` counts them. */
function streamed(size: number, piece = 16 * 1024) {
    const seen = { pulled: 0, isCancelled: false };
    let left = size;
    const stream = new ReadableStream<Uint8Array>(
        {
            pull(controller) {
                seen.pulled++;
                controller.enqueue(bytes(Math.min(piece, left)));
                left -= piece;
                if (left <= 0) controller.close();
            },
            cancel: () => void (seen.isCancelled = true),
        },
        { highWaterMark: 0 },
    );
    return { stream, seen };
}
const statusOf = (promise: Promise<unknown>): Promise<number> =>
    promise.then(
        () => 200,
        (error: unknown) => (error instanceof HttpError ? error.status : Promise.reject(error)),
    );
const strangers = { admit: async () => MAX_ANONYMOUS_BODY, budget: new BodyBudget() };

describe("C1, C6: a body", () => {
    it("of a stranger is taken up to its limit, and not above", async () => {
        expect((await readBody(post(bytes(MAX_ANONYMOUS_BODY)), strangers)).bytes.length).to.equal(MAX_ANONYMOUS_BODY);
        expect(await statusOf(readBody(post(bytes(MAX_ANONYMOUS_BODY + 1)), strangers))).to.equal(413);
    });

    it("that is announced as too large is not read at all", async () => {
        const { stream, seen } = streamed(1024);
        expect(await statusOf(readBody(post(stream, { "content-length": "16777216" }), strangers))).to.equal(413);
        expect(seen).to.deep.equal({ pulled: 0, isCancelled: true });
    });

    it("without an announced length is cut off at the limit", async () => {
        const { stream, seen } = streamed(16 * 1024 * 1024);
        expect(await statusOf(readBody(post(stream), strangers))).to.equal(413);
        expect(seen.pulled).to.be.below(10);
        expect(seen.isCancelled).to.equal(true);
    });

    it("that is longer than announced is refused", async () => {
        const large = { admit: async () => 1024 * 1024, budget: new BodyBudget() };
        expect(await statusOf(readBody(post(streamed(300 * 1024).stream, { "content-length": "100000" }), large))).to.equal(413);
        expect(await statusOf(readBody(post(streamed(300 * 1024).stream, { "content-length": "307200" }), large))).to.equal(200);
    });

    it("asks who sends it before more than a stranger's share is read", async () => {
        const { stream, seen } = streamed(1024 * 1024);
        const refusing = { admit: async () => Promise.reject(denied()), budget: new BodyBudget() };
        expect(await statusOf(readBody(post(stream), refusing))).to.equal(403);
        expect(seen.pulled).to.be.below(10);
    });

    it("that breaks off is refused", async () => {
        const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error("lost")) });
        expect(await statusOf(readBody(post(broken), strangers))).to.equal(400);
    });

    it("that takes too long is refused", async () => {
        const slow = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => undefined) });
        expect(await statusOf(readBody(post(slow), { ...strangers, timeoutMs: 5 }))).to.equal(408);
    });

    it("shares memory with the others, and gives it back", async () => {
        const budget = new BodyBudget(2 * 1024 * 1024);
        const rules = { admit: async () => 1024 * 1024, budget };
        const body = () => post(streamed(1024 * 1024).stream, { "content-length": String(1024 * 1024) });
        const [first, second] = [await readBody(body(), rules), await readBody(body(), rules)];
        expect(await statusOf(readBody(body(), rules))).to.equal(503);
        first.release();
        expect(await statusOf(readBody(body(), rules))).to.equal(200);
        second.release();
        expect(await statusOf(readBody(post(streamed(3 * 1024 * 1024).stream), { ...rules, admit: async () => 1024 * 1024 }))).to.equal(413);
        expect(await statusOf(readBody(body(), rules)), "a refused body holds nothing").to.equal(200);
    });
});

describe("C6: bodies of a host", () => {
    const large = bytes(MAX_ANONYMOUS_BODY + 1);
    const open = endpoint("POST /open/", { authenticate: byNobody, errors: apiErrors }, () => ok("open"));
    const signedIn = endpoint("POST /signed-in/", { authenticate: byBearer, errors: apiErrors }, ({ principal }) => ok(principal?.pk ?? null));
    const roomy = endpoint("POST /roomy/", { authenticate: byBearer, errors: apiErrors, maxBody: MAX_BODY + 1 }, () => ok("roomy"));

    it("may be larger for who is known", async () => {
        const { send } = await testHost([open, signedIn, roomy]);
        const as = (path: string, body: BodyInit, headers: Record<string, string> = {}) => send(path, { method: "POST", body, headers });
        const known = { authorization: "Bearer 7" };
        expect((await as("/open/", large, known)).status).to.equal(413);
        expect((await as("/signed-in/", large)).status).to.equal(413);
        expect((await as("/signed-in/", large, known)).status).to.equal(200);
        expect((await as("/signed-in/", bytes(MAX_BODY), known)).status).to.equal(200);
        expect((await as("/signed-in/", bytes(MAX_BODY + 1), known)).status).to.equal(413);
        expect((await as("/roomy/", bytes(MAX_BODY + 1), known)).status).to.equal(200);
    });

    it("are refused in the endpoint's own shape", async () => {
        const { send } = await testHost([open]);
        const refused = await send("/open/", { method: "POST", body: large });
        expect((await refused.json()).detail).to.contain(String(MAX_ANONYMOUS_BODY));
    });

    it("show what repeats in a form, and files", async () => {
        const told = endpoint("POST /form/", { authenticate: byNobody }, ({ call }) => {
            const file = call.form.get("file");
            return ok([
                call.form.getAll("a").map(String),
                String(call.form.get("a")),
                [...call.form.repeated],
                typeof file === "object" ? file.bytes.length : 0,
            ]);
        });
        const { send } = await testHost([told]);
        const form = new FormData();
        form.append("a", "1");
        form.append("a", "2");
        form.append("file", new Blob(["abc"]), "x.txt");
        expect(await (await send("/form/", { method: "POST", body: form })).json()).to.deep.equal([["1", "2"], "2", ["a"], 3]);
        const encoded = new URLSearchParams([
            ["a", "1"],
            ["a", "3"],
        ]);
        expect(await (await send("/form/", { method: "POST", body: encoded })).json()).to.deep.equal([["1", "3"], "3", ["a"], 0]);
    });
});
