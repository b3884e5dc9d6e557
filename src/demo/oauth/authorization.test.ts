import { expect } from "@open-wc/testing";
import { connect } from "#src/api/client.ts";
import { ATTEMPTS, authorizationRequest, readAnswer, stopsAt } from "./authorization.ts";
import type { Discovery } from "./discovery.ts";
import { explain } from "./failure.ts";
import { keepPending, takePending } from "./pending.ts";
import { challengeOf } from "./random.ts";

const AT = "https://id.test/application/o/";
const discovery: Discovery = {
    issuer: `${AT}app/`,
    authorization_endpoint: `${AT}authorize/`,
    token_endpoint: `${AT}token/`,
    userinfo_endpoint: `${AT}userinfo/`,
    end_session_endpoint: `${AT}app/end-session/`,
    jwks_uri: `${AT}app/jwks/`,
    namesIssuer: false,
};
const client = { client_id: "app", client_secret: "s", redirect_uri: "https://demo.test/cb" };
const request = (attempt: (typeof ATTEMPTS)[number] = "sign_in") => authorizationRequest(discovery, client, "openid", attempt);
const sent = (attempt: (typeof ATTEMPTS)[number]) => Object.fromEntries(new URL(request(attempt).url).searchParams);

describe("the demo's authorization request", () => {
    it("promises its verifier, and is another each time", () => {
        const [one, other] = [request(), request()];
        const { code_challenge, code_challenge_method, state, nonce } = Object.fromEntries(new URL(one.url).searchParams);
        expect([code_challenge, code_challenge_method]).to.deep.equal([challengeOf(one.verifier!), "S256"]);
        expect([state, nonce]).to.deep.equal([one.state, one.nonce]);
        expect(new Set([one.state, one.nonce, one.verifier, other.state, other.nonce, other.verifier]).size).to.equal(6);
        // RFC 7636, appendix B.
        expect(challengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")).to.equal("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    });

    it("makes the mistake that was chosen, and no other", () => {
        const good = sent("sign_in");
        const differing = (attempt: (typeof ATTEMPTS)[number]) => {
            const other = sent(attempt);
            const random = new Set(["state", "nonce", "code_challenge"]);
            return [...new Set([...Object.keys(good), ...Object.keys(other)])].filter((name) =>
                name in good && name in other && random.has(name) ? false : good[name] !== other[name],
            );
        };
        expect(Object.fromEntries(ATTEMPTS.map((attempt) => [attempt, differing(attempt)]))).to.deep.equal({
            sign_in: [],
            silent: ["prompt"],
            again: ["prompt"],
            consent: ["prompt"],
            no_pkce: ["code_challenge", "code_challenge_method"],
            wrong_redirect_uri: ["redirect_uri"],
            unknown_client: ["client_id"],
        });
    });

    it("waits in its tab, and for one answer", () => {
        const pending = request();
        keepPending("app", pending);
        expect(takePending("other")).to.equal(undefined);
        expect(takePending("app")).to.deep.equal(pending);
        expect(takePending("app")).to.equal(undefined);
        sessionStorage.setItem("ak-demo-oauth:app", "nonsense");
        expect(takePending("app")).to.equal(undefined);
    });
});

describe("the answer to the demo", () => {
    const pending = request();
    const read = (answer: Record<string, string>, issuing = discovery) => readAnswer(new URLSearchParams(answer), pending, issuing);
    const { state } = pending;

    it("is a code", () => expect(read({ code: "c", state })).to.deep.equal({ code: "c" }));

    it("is refused when it is not for this request", () => {
        const kind = (found: ReturnType<typeof read>) => "failure" in found && found.failure.kind;
        expect(kind(read({ code: "c", state: "other" }))).to.equal("state");
        expect(kind(read({ code: "c" }))).to.equal("state");
        expect(kind(readAnswer(new URLSearchParams({ code: "c", state }), undefined, discovery))).to.equal("not_asked");
        expect(kind(read({ state }))).to.equal("no_code");
        const naming = { ...discovery, namesIssuer: true };
        expect(kind(read({ code: "c", state }, naming))).to.equal("issuer");
        expect(kind(read({ code: "c", state, iss: "https://evil.test/" }, naming))).to.equal("issuer");
        expect(read({ code: "c", state, iss: discovery.issuer }, naming)).to.deep.equal({ code: "c" });
    });

    it("says in words what an error means, and the provider's own words for one that is not known", () => {
        const told = (error: string) => {
            const found = read({ state, error, error_description: "As it was said." });
            return "failure" in found ? explain(found.failure) : undefined;
        };
        expect(told("consent_required")!.text).to.contain("you have not agreed");
        // The list may hold patterns: the sample company's does.
        expect(explain({ kind: "redirect_uri" }).text).to.contain("regular expression");
        expect(told("strange_error")).to.deep.equal({ title: "The provider answered: strange_error", text: "As it was said." });
    });
});

describe("the way to the provider", () => {
    let restore = () => {};
    afterEach(() => restore());
    const page = (name: string, status: number) =>
        (restore = connect({ fetch: () => Promise.resolve(new Response(`<main data-page="${name}"><h1>In any language</h1></main>`, { status })) }));

    it("is asked beforehand where it would end on a page", async () => {
        for (const [name, kind] of [
            ["Redirect URI Error", "redirect_uri"],
            ["Client ID Error", "client_id"],
            ["Permission denied", "denied"],
            ["Busy", "page"],
        ] as const) {
            page(name, 400);
            expect((await stopsAt(request().url))!.failure.kind).to.equal(kind);
        }
    });
});
