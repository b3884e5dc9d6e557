import { expect } from "@open-wc/testing";
import { blueprints } from "./blueprints.api.ts";
import { connect } from "./client.ts";
import { flows } from "./flows.api.ts";
import { outposts } from "./outposts.api.ts";
import { policies } from "./policies.api.ts";
import { mappings } from "./property-mappings.api.ts";
import { ApiError, ConnectionError, CutOffError } from "#src/base/errors.ts";
import { requestLog } from "./request-log.ts";
import { pageOf, stubApi } from "./stub.test-helper.ts";
import { system } from "./system.api.ts";
import { users } from "./users.api.ts";

const failure = async (promise: Promise<unknown>): Promise<unknown> =>
    promise.then(
        () => undefined,
        (error: unknown) => error,
    );

describe("API client", () => {
    let restore = () => {};
    afterEach(() => restore());

    function stub(...args: Parameters<typeof stubApi>) {
        const stubbed = stubApi(...args);
        restore = stubbed.restore;
        return stubbed.calls;
    }

    it("sends query, CSRF value and JSON, and gives the decoded body", async () => {
        const calls = stub(({ method }) => (method === "GET" ? { body: pageOf([]) } : { status: 201, body: { pk: 7 } }));
        expect((await users.list({ page: 2, search: "", groups_by_pk: ["a", "b"] })).results).to.deep.equal([]);
        expect((await users.create({ username: "x", name: "", groups: [] })).pk).to.equal(7);
        expect(calls.map(({ method, path }) => `${method} ${path}`)).to.deep.equal([
            "GET /core/users/?page=2&groups_by_pk=a&groups_by_pk=b",
            "POST /core/users/",
        ]);
        expect(calls[1]?.body).to.deep.equal({ username: "x", name: "", groups: [] });
        expect(calls[1]?.headers.get("X-authentik-CSRF")).to.equal("csrf-value");
    });

    it("fills parameters into the path, encoded", async () => {
        const calls = stub(() => ({ status: 204 }));
        expect(await users.destroy("a/b")).to.equal(undefined);
        expect(calls[0]?.path).to.equal("/core/users/a%2Fb/");
    });

    it("gives field errors, detail and request id", async () => {
        stub(({ method }) =>
            method === "POST"
                ? { status: 400, body: { username: ["This field must be unique."], classes: { 0: ["wrong"] } }, headers: { "X-authentik-id": "abc" } }
                : { status: 403, body: { detail: "No." } },
        );
        const invalid = await failure(users.create({ username: "x", name: "", groups: [] }));
        expect(invalid).to.be.instanceOf(ApiError);
        expect((invalid as ApiError).fields).to.deep.equal({ username: ["This is taken already: choose another."], classes: ["wrong"] });
        expect((invalid as ApiError).requestId).to.equal("abc");
        const denied = await failure(users.me());
        expect((denied as ApiError).detail).to.equal("No.");
        expect((denied as ApiError).status).to.equal(403);
    });

    it("takes a bare list as an error of the whole", async () => {
        stub(() => ({ status: 400, body: ["filter: failed to parse JSON"] }));
        const error = await failure(users.list());
        expect((error as ApiError).fields).to.deep.equal({ non_field_errors: ["filter: failed to parse JSON"] });
    });

    it("distinguishes a missing answer from a refusal, and logs both", async () => {
        requestLog.clear();
        restore = connect({ fetch: () => Promise.reject(new TypeError("Failed to fetch")) });
        expect(await failure(users.me())).to.be.instanceOf(ConnectionError);
        expect(requestLog.entries[0]).to.include({ method: "GET", url: "/api/v3/core/users/me/", status: 0 });
        restore = connect({ fetch: () => Promise.resolve(new Response('{"user"', { headers: { "Content-Type": "application/json" } })) });
        expect(await failure(users.me())).to.be.instanceOf(CutOffError);
        expect(requestLog.entries[0]).to.include({ status: 200 });
        const broken = () => new ReadableStream({ start: (stream) => stream.error(new TypeError("network error")) });
        restore = connect({ fetch: () => Promise.resolve(new Response(broken())) });
        expect(await failure(users.me())).to.be.instanceOf(CutOffError);
    });

    it("takes a page in place of data for a refusal, whatever its status and its type say", async () => {
        const page = "<!DOCTYPE html><html><head><title>Bad Gateway</title></head><body>nginx</body></html>";
        for (const type of ["text/html", "application/json"])
            for (const status of [200, 502]) {
                restore = connect({ fetch: () => Promise.resolve(new Response(page, { status, headers: { "Content-Type": type } })) });
                const error = await failure(users.me());
                expect(error, `${status} ${type}`).to.be.instanceOf(ApiError);
                expect(error).to.include({ status, page: "Bad Gateway", detail: undefined });
            }
    });

    it("lets the caller give up", async () => {
        stub(() => ({ body: pageOf([]) }));
        const controller = new AbortController();
        const pending = users.list({}, controller.signal);
        controller.abort();
        expect(await failure(pending)).to.have.property("name", "AbortError");
    });

    it("tells other tabs of what changes something, and not of what only asks, by whatever method", async () => {
        stub(() => ({ body: {} }));
        const heard: unknown[] = [];
        const [tab, end] = [new BroadcastChannel("authentik-changed"), new BroadcastChannel("authentik-changed")];
        const isOver = new Promise<void>((resolve) => {
            tab.onmessage = ({ data }) => (data === "end" ? resolve() : heard.push(data));
        });
        await users.list();
        await policies.test("a", { user: 1 });
        await mappings.test("a", { user: 1 });
        await blueprints.outlook({ content: "version: 1", path: "", context: {} });
        await system.ask();
        await flows.solve("a", "", { component: "ak-stage-dummy" });
        await users.create({ username: "x", name: "", groups: [] });
        await users.destroy(1);
        end.postMessage("end");
        await isOver;
        expect(heard).to.have.length(2);
        tab.close();
        end.close();
    });

    it("keeps the fifty latest requests", async () => {
        requestLog.clear();
        stub(() => ({ body: pageOf([]) }));
        for (let page = 1; page <= 51; page++) await users.list({ page });
        expect(requestLog.entries).to.have.length(50);
        expect(requestLog.entries[0]?.url).to.equal("/api/v3/core/users/?page=51");
        expect(requestLog.entries[49]?.url).to.equal("/api/v3/core/users/?page=2");
    });

    it("logs of what is asked from time to time only what is new", async () => {
        requestLog.clear();
        let status = 200;
        stub(() => ({ status, body: [] }));
        const ask = () => outposts.health("one", undefined, true).catch(() => undefined);
        await ask();
        await users.list();
        await ask();
        const logged = () => requestLog.entries.map((entry) => `${entry.url.split("/")[4]} ${entry.status}`);
        expect(logged()).to.deep.equal(["users 200", "instances 200"]);
        status = 404;
        await ask();
        await ask();
        expect(logged()).to.deep.equal(["instances 404", "users 200", "instances 200"]);
    });
});
