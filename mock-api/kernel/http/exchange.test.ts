import { expect } from "chai";
import { BodyBudget } from "./body.ts";
import { callOf } from "#kernel/testing/call.test-helper.ts";
import { HttpError } from "#kernel/base/errors.ts";
import { announced, failed, guarded, missing, negotiate, receive, slashed } from "./exchange.ts";
import { JournalError } from "#kernel/store/journal.ts";
import { ok } from "./operation.ts";

const jar = { get: () => undefined, set: () => undefined };
const rules = { admit: async () => 1_000_000, budget: new BodyBudget() };

/** What is read of a POST of this body. */
async function received(body: BodyInit | undefined, type?: string) {
    const request = new Request("http://library.test/x/", { method: "POST", body, headers: type === undefined ? {} : { "content-type": type } });
    const { incoming, release } = await receive(announced(request, { jar, ip: "192.0.2.1" }), rules);
    release();
    return incoming;
}

describe("reading a request", () => {
    it("knows address and sender before the body", () => {
        const { url, ip, bytes, form } = announced(new Request("http://library.test/a/?b=1"), { jar, ip: "192.0.2.1" });
        expect([url.pathname, url.search, ip, bytes.length, [...form]]).to.deep.equal(["/a/", "?b=1", "192.0.2.1", 0, []]);
    });

    it("keeps the bytes of a body that is no form", async () => {
        const { bytes, form } = await received('{"a":1}', "application/json");
        expect([new TextDecoder().decode(bytes), [...form]]).to.deep.equal(['{"a":1}', []]);
    });

    it("reads the fields of a form, repeats and all", async () => {
        const { form } = await received("a=1&b=x+y&a=2", "application/x-www-form-urlencoded");
        expect([form.getAll("a"), form.get("b")]).to.deep.equal([["1", "2"], "x y"]);
    });

    it("reads files with name, type and bytes", async () => {
        const data = new FormData();
        data.append("name", "text");
        data.append("file", new File([Uint8Array.from([1, 2, 3])], "a.png", { type: "image/png" }));
        const { form } = await received(data);
        expect(form.get("name")).to.equal("text");
        expect(form.get("file")).to.deep.equal({ name: "a.png", type: "image/png", bytes: Uint8Array.from([1, 2, 3]) });
        expect([...form.texts()], "texts alone").to.deep.equal([["name", "text"]]);
    });

    it("takes a form that is none for one without fields", async () => {
        const { form, bytes } = await received("not a form", "multipart/form-data; boundary=x");
        expect([[...form], bytes.length]).to.deep.equal([[], 10]);
    });

    it("needs no body", async () => expect((await received(undefined)).bytes.length).to.equal(0));
});

describe("what a caller accepts", () => {
    const status = (path: string, accept?: string): number => {
        try {
            negotiate(callOf({ path, headers: accept === undefined ? {} : { accept } }));
            return 200;
        } catch (error) {
            return error instanceof HttpError ? error.status : 500;
        }
    };
    for (const [path, accept, expected] of [
        ["/api/v3/a/", undefined, 200],
        ["/api/v3/a/", "*/*", 200],
        ["/api/v3/a/", "application/json", 200],
        ["/api/v3/a/", "text/html, application/*;q=0.5", 200],
        ["/api/v3/a/", "text/html", 406],
        ["/api/v3/a/", "application/jsonp;q=1, image/png", 200],
        ["/api/v3/a/?format=json", undefined, 200],
        ["/api/v3/a/?format=xml", undefined, 404],
        ["/api/v3/schema/?format=yaml", "application/yaml", 200],
    ] as const)
        it(`${path} as ${accept ?? "anything"}: ${expected}`, () => expect(status(path, accept)).to.equal(expected));
});

describe("answers that stand nowhere", () => {
    it("S14: of every kind say that nobody guesses at their type and no cache keeps them, unless they say so", () => {
        const plain = guarded(ok({}));
        expect([plain.headers.get("x-content-type-options"), plain.headers.get("cache-control")]).to.deep.equal(["nosniff", "no-store"]);
        const kept = guarded(new Response("", { headers: { "cache-control": "public, max-age=60" } }));
        expect(kept.headers.get("cache-control")).to.equal("public, max-age=60");
    });

    it("lead to the closing slash, with the query", () => {
        const { status, headers } = slashed("/a/b", "?c=1");
        expect([status, headers.get("location")]).to.deep.equal([301, "/a/b/?c=1"]);
    });

    it("are a page to readers, and 405 to writers", async () => {
        const page = missing(callOf({ path: "/nowhere/" }));
        expect([page.status, page.headers.get("content-type")]).to.deep.equal([404, "text/html; charset=utf-8"]);
        const refused = missing(callOf({ path: "/nowhere/", method: "POST" }));
        expect([refused.status, refused.headers.get("allow"), await refused.text()]).to.deep.equal([405, "GET, HEAD, OPTIONS", ""]);
    });

    it("say why nothing could be kept, and nothing about a defect of ours", async () => {
        const full = failed(new JournalError("full", "The disk is full."));
        expect([full.status, await full.json()]).to.deep.equal([507, { detail: "The disk is full." }]);
        const logged: unknown[] = [];
        const said = console.error;
        console.error = (...words: unknown[]) => logged.push(...words);
        const defect = new Error("secret path");
        const broken = failed(defect);
        console.error = said;
        expect([broken.status, await broken.json(), logged]).to.deep.equal([500, { detail: "Something went wrong here. Nothing was changed." }, [defect]]);
    });
});
