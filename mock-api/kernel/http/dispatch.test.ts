import { expect } from "chai";
import { anonymous, signedIn, superuser } from "./access.ts";
import { apiOperation } from "#kernel/resource/action.ts";
import { callOf, emptyDb, type Asking } from "#kernel/testing/call.test-helper.ts";
import type { Call, Principal } from "./call.ts";
import { checkSameCaller, Dispatcher } from "./dispatch.ts";
import { byNobody, endpoint } from "./endpoint.ts";
import { oauthErrors, pageErrors } from "./error-shapes.ts";
import { HttpError } from "#kernel/base/errors.ts";
import { file, text } from "#kernel/base/fields.ts";
import { MAX_ANONYMOUS_BODY, MAX_BODY, MAX_FILE_BODY } from "#kernel/base/limits.ts";
import { ok } from "./operation.ts";

const somebody = (pk: number): Principal => ({ pk, username: "x", isSuperuser: pk === 1, via: "token", holds: () => false });
const identify = (call: Call): Principal | null => {
    const pk = Number(call.header("x-user"));
    return pk ? somebody(pk) : null;
};
const operations = [
    apiOperation("GET", "things/", { access: anonymous, answer: text() }, () => ok("list")),
    apiOperation("POST", "things/", { access: superuser, body: { name: text() }, answer: text() }, () => ok("made")),
    apiOperation("POST", "things/{id}/scan/", { access: signedIn, form: { file: file() }, answer: text() }, ({ call }) => ok(call.params.id!)),
    apiOperation("GET", "things/all/", { access: anonymous, answer: text() }, () => ok("all")),
    apiOperation("GET", "things/{id}/", { access: anonymous, answer: text(), types: ["text/csv"] }, ({ call }) => ok(call.params.id!)),
];
const byUser = (call: Call) => ({ user: call.authenticateBy(() => identify(call)) });
const page = endpoint("GET /page/{name}/", { authenticate: byNobody }, ({ params }) => ok(params.name));
const token = endpoint("POST /token/", { authenticate: byUser, errors: oauthErrors, maxBody: 5 }, () => ok("token"));
const proxied = endpoint("GET /page/{name}/", { authenticate: byNobody, host: ({ hostname }) => (hostname === "app.test" ? {} : null) }, () => ok("proxied"));
const dispatcher = new Dispatcher(operations, [page, token, proxied], identify);
const db = emptyDb();

/** Status, JSON and headers of what stands at an address. */
const at = (pathname: string, hostname = "library.test") => ({ host: hostname, hostname, pathname });

async function asked(asking: Asking & { hostname?: string } = {}) {
    const call = callOf({ db, ...asking });
    const { pathname } = call.url;
    const target = dispatcher.find(at(pathname, asking.hostname), db);
    try {
        const response = await target.answer(call);
        const body = await response.text();
        return { status: response.status, body: response.headers.get("content-type")?.includes("json") ? JSON.parse(body) : body, headers: response.headers };
    } catch (error) {
        if (!(error instanceof HttpError)) throw error;
        return { status: error.status, body: error.body, headers: new Headers(error.headers) };
    }
}
const user = (pk: number) => ({ headers: { "x-user": String(pk), "content-type": "application/json" } });

describe("finding what answers", () => {
    for (const [path, expected] of [
        ["/api/v3/things/", "list"],
        ["/api/v3/things/all/", "all"],
        ["/api/v3/things/7/", "7"],
        ["/api/v3/things/a%20b/", "a b"],
        ["/page/hello/", "hello"],
    ] as const)
        it(path, async () => expect((await asked({ path })).body).to.equal(expected));

    it("leads to the closing slash where something stands behind it, and is 404 elsewhere", async () => {
        expect((await asked({ path: "/api/v3/things?page=2" })).headers.get("location")).to.equal("/api/v3/things/?page=2");
        expect((await asked({ path: "/page/hello" })).headers.get("location")).to.equal("/page/hello/");
        for (const path of ["/api/v3/nothing", "/api/v3/nothing/", "/nowhere/", "/"]) expect((await asked({ path })).status, path).to.equal(404);
    });

    it("asks the host first where an endpoint chooses by it", async () => {
        expect((await asked({ path: "/page/hello/", hostname: "app.test" })).body).to.equal("proxied");
        expect(["app.test", "library.test"].map((hostname) => dispatcher.knowsHost({ host: hostname, hostname }, db))).to.deep.equal([true, false]);
    });

    it("owns the API as a whole, its endpoints, and what a host chooses", () => {
        for (const [hostname, pathname, owns] of [
            ["library.test", "/api/", true],
            ["library.test", "/api/v3/nothing/", true],
            ["library.test", "/page/a/", true],
            ["library.test", "/page/", false],
            ["library.test", "/if/admin/", false],
            ["app.test", "/page/a/", true],
        ] as const)
            expect(dispatcher.owns(at(pathname, hostname), db), hostname + pathname).to.equal(owns);
    });
});

describe("an address of the API", () => {
    it("asks rights before the method: who may do nothing here is not told what could be done", async () => {
        expect((await asked({ path: "/api/v3/things/7/scan/", method: "PUT" })).status).to.equal(403);
        const refused = await asked({ path: "/api/v3/things/7/scan/", method: "PUT", ...user(2) });
        expect([refused.status, refused.headers.get("allow")]).to.deep.equal([405, "POST, HEAD, OPTIONS"]);
    });

    it("asks the rights of the method that is used", async () => {
        expect((await asked({ path: "/api/v3/things/" })).status).to.equal(200);
        for (const [pk, status] of [
            [2, 403],
            [1, 200],
        ] as const)
            expect((await asked({ path: "/api/v3/things/", method: "POST", body: { name: "a" }, ...user(pk) })).status, String(pk)).to.equal(status);
        expect((await asked({ path: "/api/v3/things/", method: "POST" })).body).to.deep.equal({ detail: "Authentication credentials were not provided." });
    });

    it("answers HEAD as GET", async () => expect((await asked({ path: "/api/v3/things/", method: "HEAD" })).status).to.equal(200));

    it("says of itself what it takes and gives", async () => {
        const told = await asked({ path: "/api/v3/things/7/", method: "OPTIONS" });
        expect([told.status, told.headers.get("allow"), told.body]).to.deep.equal([
            200,
            "GET, HEAD, OPTIONS",
            { name: "things", description: "", renders: ["text/csv"], parses: ["application/json"] },
        ]);
        expect((await asked({ path: "/api/v3/things/7/scan/", method: "OPTIONS", ...user(2) })).body).to.include({ name: "things scan" });
        expect((await asked({ path: "/api/v3/things/7/scan/", method: "OPTIONS" })).status, "to who may know").to.equal(403);
    });

    it("gives what a caller accepts, or nothing", async () => {
        expect((await asked({ path: "/api/v3/things/", headers: { accept: "text/html" } })).status).to.equal(406);
    });
});

describe("an endpoint", () => {
    it("answers its methods, and names them for any other", async () => {
        expect((await asked({ path: "/token/", method: "POST" })).body).to.equal("token");
        const refused = await asked({ path: "/token/" });
        expect([refused.status, refused.headers.get("allow")]).to.deep.equal([405, "POST, OPTIONS"]);
        const told = await asked({ path: "/page/a/", method: "OPTIONS" });
        expect([told.status, told.headers.get("allow"), told.body]).to.deep.equal([204, "GET, HEAD, OPTIONS", ""]);
    });

    it("shapes its errors, before anything else is known", () => {
        const shape = (pathname: string) => dispatcher.find(at(pathname), db).errors;
        expect([shape("/token/") === oauthErrors, shape("/page/a/") === pageErrors]).to.deep.equal([true, true]);
    });
});

describe("how much a caller may send", () => {
    const most = async (asking: Asking) => {
        const call = callOf({ db, ...asking });
        return dispatcher.find(at(call.url.pathname), db).maxBody(call);
    };
    for (const [name, asking, expected] of [
        ["nobody, to the API", { path: "/api/v3/things/" }, MAX_ANONYMOUS_BODY],
        ["somebody, to the API", { path: "/api/v3/things/", method: "POST", ...user(1) }, MAX_BODY],
        ["somebody, where files are taken", { path: "/api/v3/things/7/scan/", method: "POST", ...user(2) }, MAX_FILE_BODY],
        ["nobody, to an endpoint", { path: "/token/", method: "POST" }, MAX_ANONYMOUS_BODY],
        ["somebody, to an endpoint that says it", { path: "/token/", method: "POST", ...user(2) }, 5],
        ["by a method that there is not", { path: "/token/", method: "PUT", ...user(2) }, MAX_ANONYMOUS_BODY],
        ["to nothing", { path: "/nowhere/", method: "POST", ...user(1) }, MAX_ANONYMOUS_BODY],
    ] as readonly (readonly [string, Asking, number])[])
        it(name, async () => expect(await most(asking)).to.equal(expected));

    it("is asked with the rights: a stranger's body is not read", async () => {
        const refusal = await most({ path: "/api/v3/things/", method: "POST", ...user(2) }).catch((error: unknown) => error);
        expect(refusal).to.be.instanceOf(HttpError).with.property("status", 403);
    });
});

describe("a caller who waited", () => {
    it("must be who they were; nobody may become somebody", () => {
        expect(() => checkSameCaller(somebody(2), somebody(2))).not.to.throw();
        expect(() => checkSameCaller(null, null)).not.to.throw();
        expect(() => checkSameCaller(null, somebody(2))).not.to.throw();
        for (const now of [null, somebody(3)])
            expect(() => checkSameCaller(somebody(2), now))
                .to.throw(HttpError)
                .with.property("status", 403);
    });
});
