import { expect } from "chai";
import type { Call } from "./call.ts";
import type { Db } from "#kernel/store/db.ts";
import { atEveryHost, byNobody, endpoint, type HostName } from "./endpoint.ts";
import { apiErrors, bearerErrors, clientErrors, oauthErrors, ProtocolError, textErrors, toClient } from "./error-shapes.ts";
import { denied, HttpError, keepingWrites, notFound } from "#kernel/base/errors.ts";
import { ok, page } from "./operation.ts";
import { parametersOf, refuseRepeated } from "./parameters.ts";
import { byBearer, testHost } from "#kernel/testing/test-host.test-helper.ts";

/* An authorization endpoint in small: each check is a function of what the ones before it gave. */
const parse = ({ call }: { call: Call }) => ({ parameters: parametersOf(call) });
const noRepeats = ({ parameters }: { parameters: ReturnType<typeof parametersOf> }): void => refuseRepeated(parameters, ["resource"]);
const findClient = ({ parameters }: { parameters: ReturnType<typeof parametersOf> }) => {
    if (parameters.get("client_id") !== "app") throw new HttpError(400, { detail: "Unknown client." });
    return { client: { id: "app", redirectUri: "https://app.test/back" } };
};
const trustRedirect = ({ call, client, parameters }: { call: Call; client: { redirectUri: string }; parameters: ReturnType<typeof parametersOf> }) => {
    call.errors = clientErrors(client.redirectUri, "query", { state: parameters.get("state") });
};
const checkScope = ({ parameters }: { parameters: ReturnType<typeof parametersOf> }) => {
    if (!parameters.get("scope")?.includes("openid")) throw new ProtocolError("invalid_scope", "openid is missing.");
};
const answer = ({ client, parameters }: { client: { redirectUri: string }; parameters: ReturnType<typeof parametersOf> }) =>
    toClient(client.redirectUri, "fragment", { code: "123", resources: String(parameters.getAll("resource").length), nothing: undefined });

const authorize = endpoint("GET,POST /authorize/", { authenticate: byNobody }, [parse, noRepeats, findClient, trustRedirect, checkScope, answer]);

const count = (db: Db, pk: string): void => {
    const row = db.find("test.counter", pk);
    if (row) db.update("test.counter", pk, { count: row.count + 1 });
    else db.create("test.counter", { pk, count: 1 });
};

describe("an endpoint of checks", () => {
    it("asks them in order, and the first that fails decides", async () => {
        const { send } = await testHost([authorize]);
        const asked = async (query: string) => {
            const response = await send(`/authorize/?${query}`);
            return [response.status, response.headers.get("location") ?? (await response.text()).match(/<p>([^<]*)/)?.[1]];
        };
        expect(await asked("")).to.deep.equal([400, "Unknown client."]);
        expect(await asked("client_id=app&client_id=other")).to.deep.equal([400, "The parameter &quot;client_id&quot; was sent more than once."]);
        expect(await asked("client_id=app&state=s")).to.deep.equal([
            302,
            "https://app.test/back?error=invalid_scope&error_description=openid+is+missing.&state=s",
        ]);
        expect(await asked("client_id=app&scope=openid&resource=a&resource=b")).to.deep.equal([302, "https://app.test/back#code=123&resources=2"]);
    });

    it("takes its parameters from the body of a POST", async () => {
        const { send } = await testHost([authorize]);
        const body = new URLSearchParams([
            ["client_id", "app"],
            ["scope", "openid"],
            ["resource", "a"],
        ]);
        expect((await send("/authorize/?client_id=x", { method: "POST", body })).headers.get("location")).to.equal(
            "https://app.test/back#code=123&resources=1",
        );
    });

    it("is checked by the compiler", () => {
        const needsClient = ({ client }: { client: { redirectUri: string } }) => ok(client.redirectUri);
        const opens = () => ({ client: { redirectUri: "x" } });
        const maybe = (): { client: { redirectUri: string } } | undefined => undefined;
        const passes = (): void => undefined;
        endpoint("GET /a/", { authenticate: byNobody }, [opens, needsClient]);
        // @ts-expect-error no check before it gives the client
        endpoint("GET /b/", { authenticate: byNobody }, [passes, needsClient]);
        // @ts-expect-error a check that may give nothing cannot be relied on
        endpoint("GET /c/", { authenticate: byNobody }, [maybe, needsClient]);
        // @ts-expect-error the last one must answer
        endpoint("GET /d/", { authenticate: byNobody }, [opens, passes]);
        // @ts-expect-error the path has no such name
        endpoint("GET /e/{slug}/", { authenticate: byNobody }, ({ params }) => ok(params.slag));
        endpoint("GET /f/{slug}/", { authenticate: byNobody }, ({ params }) => ok(params.slug));
        // @ts-expect-error who asks is known only where it is asked
        endpoint("GET /g/", { authenticate: byNobody }, ({ principal }) => ok(principal));
        // A check may narrow a value of the context.
        const signedIn = ({ principal }: { principal: { pk: number } | null }) => ({ principal: principal ?? never() });
        const tell = ({ principal }: { principal: { pk: number } }) => ok(principal.pk);
        endpoint("GET /h/", { authenticate: byBearer }, [signedIn, tell]);
    });
});

const never = (): never => {
    throw denied();
};

describe("methods of an endpoint", () => {
    const handle = endpoint("GET,POST /thing/", { authenticate: byNobody, errors: textErrors }, ({ call }) => page(call.method));

    it("get 405 with Allow, in the endpoint's own shape", async () => {
        const { send } = await testHost([handle]);
        for (const method of ["PUT", "PATCH", "DELETE", "PROPFIND"]) {
            const refused = await send("/thing/", { method });
            expect([refused.status, refused.headers.get("allow"), refused.headers.get("content-type"), await refused.text()]).to.deep.equal([
                405,
                "GET, POST, HEAD, OPTIONS",
                "text/plain; charset=utf-8",
                `Method "${method}" not allowed.`,
            ]);
        }
    });

    it("include HEAD, without a body, where there is GET", async () => {
        const { send } = await testHost([handle, endpoint("POST /writing/", { authenticate: byNobody }, () => ok({}))]);
        const head = await send("/thing/", { method: "HEAD" });
        expect([head.status, head.headers.get("content-type"), await head.text()]).to.deep.equal([200, "text/html; charset=utf-8", ""]);
        expect((await send("/writing/", { method: "HEAD" })).status).to.equal(405);
    });

    it("include OPTIONS, which asks nothing and changes nothing", async () => {
        const { send } = await testHost([handle]);
        const options = await send("/thing/", { method: "OPTIONS" });
        expect([options.status, options.headers.get("allow")]).to.deep.equal([204, "GET, POST, HEAD, OPTIONS"]);
    });

    it("may be served by two endpoints at one address", async () => {
        const reading = endpoint("GET /two/", { authenticate: byNobody }, () => ok("read"));
        const writing = endpoint("POST /two/", { authenticate: byNobody, errors: oauthErrors }, () => {
            throw denied();
        });
        const { send } = await testHost([reading, writing]);
        expect(await (await send("/two/")).json()).to.equal("read");
        expect((await (await send("/two/", { method: "POST" })).json()).error).to.equal("invalid_request");
        expect((await send("/two/", { method: "PUT" })).headers.get("allow")).to.equal("GET, POST, HEAD, OPTIONS");
    });

    it("lead to the closing slash", async () => {
        const { send } = await testHost([handle]);
        expect((await send("/thing?a=1")).headers.get("location")).to.equal("/thing/?a=1");
    });
});

describe("errors of an endpoint", () => {
    const failing = (errors: typeof apiErrors, error: HttpError) => endpoint("GET /fails/", { authenticate: byNobody, errors }, () => Promise.reject(error));
    const answered = async (errors: typeof apiErrors, error: HttpError) => {
        const { send } = await testHost([failing(errors, error)]);
        return send("/fails/");
    };
    const grant = new ProtocolError("invalid_grant", "The code is too old.");

    it("are JSON of the API", async () => {
        const response = await answered(apiErrors, notFound());
        expect([response.status, await response.json()]).to.deep.equal([404, { detail: "Not found." }]);
    });

    it("are JSON of OAuth, not to be cached (RFC 6749 5.2)", async () => {
        const response = await answered(oauthErrors, grant);
        expect(await response.json()).to.deep.equal({ error: "invalid_grant", error_description: "The code is too old." });
        expect([response.status, response.headers.get("cache-control")]).to.deep.equal([400, "no-store"]);
        expect((await (await answered(oauthErrors, denied())).json()).error).to.equal("invalid_request");
    });

    it("are a header of a resource that takes bearer tokens (RFC 6750 3)", async () => {
        const response = await answered(bearerErrors, new ProtocolError("invalid_token", 'A "bad"\r\ntoken', 401));
        expect([response.status, response.headers.get("www-authenticate"), await response.text()]).to.deep.equal([
            401,
            'Bearer error="invalid_token", error_description="A  bad   token"',
            "",
        ]);
    });

    it("are a page whose text cannot become markup", async () => {
        const response = await (await testHost([endpoint("GET /fails/", { authenticate: byNobody }, () => Promise.reject(denied("<b>")))])).send("/fails/");
        expect([response.status, await response.text()]).to.satisfy(([status, text]: [number, string]) => status === 403 && text.includes("&lt;b&gt;"));
    });

    it("are sent to a client's address by a form that submits itself", async () => {
        const response = await answered(clientErrors("https://app.test/?a=1&b=2", "form_post", { state: 'x"' }), grant);
        const text = await response.text();
        expect(text).to.contain('action="https://app.test/?a=1&amp;b=2"').and.contain('name="state" value="x&quot;"').and.contain('value="invalid_grant"');
    });

    it("roll back what was written, unless they keep it", async () => {
        const writes = (path: `GET /${string}`, error: HttpError) =>
            endpoint(path, { authenticate: byNobody }, ({ db }) => {
                count(db, path);
                throw error;
            });
        const { send, counts } = await testHost([
            writes("GET /back/", grant),
            writes("GET /stands/", keepingWrites(new ProtocolError("invalid_grant", "Used twice."))),
        ]);
        expect([(await send("/back/")).status, (await send("/stands/")).status]).to.deep.equal([400, 400]);
        expect(counts()).to.deep.equal({ "GET /stands/": 1 });
    });

    it("of ours say nothing about their cause", async () => {
        const { send } = await testHost([endpoint("GET /fails/", { authenticate: byNobody }, () => Promise.reject(new Error("secret")))]);
        const said = console.error;
        console.error = () => undefined;
        const response = await send("/fails/").finally(() => (console.error = said));
        expect([response.status, await response.text()]).to.satisfy(([status, text]: [number, string]) => status === 500 && !text.includes("secret"));
    });
});

describe("an endpoint that is chosen by host", () => {
    const application = ({ hostname }: HostName) => (hostname.endsWith(".proxied.test") ? { application: hostname.split(".")[0]! } : null);
    const proxied = endpoint("GET /anything/", { authenticate: byNobody, host: application }, ({ application: name }) => ok(`proxied ${name}`));
    const own = endpoint("GET /anything/", { authenticate: byNobody }, () => ok("own"));

    it("is asked before the others, and knows what it was chosen for", async () => {
        const { send, host } = await testHost([own, proxied]);
        expect(await (await send("http://wiki.proxied.test/anything/")).json()).to.equal("proxied wiki");
        expect(await (await send("/anything/")).json()).to.equal("own");
        expect(host.owns({ host: "wiki.proxied.test", hostname: "wiki.proxied.test", pathname: "/anything/" })).to.equal(true);
        expect(host.fronts({ host: "wiki.proxied.test", hostname: "wiki.proxied.test" })).to.equal(true);
        expect(host.owns({ host: "sandbox.test", hostname: "sandbox.test", pathname: "/elsewhere/" })).to.equal(false);
    });

    it("comes after what is at every name, which makes no name known", async () => {
        const everywhere = endpoint("GET /anything/", { authenticate: byNobody, host: atEveryHost }, () => ok("everywhere"));
        const { send, host } = await testHost([own, everywhere, proxied]);
        expect(await (await send("http://wiki.proxied.test/anything/")).json()).to.equal("everywhere");
        expect(host.fronts({ host: "sandbox.test", hostname: "sandbox.test" })).to.equal(false);
    });
});
