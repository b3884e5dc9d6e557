import { expect } from "chai";
import { type Answer, createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import { must } from "#mock/protocols/oauth2/oauth2.test-helper.ts";
import { flowKey, local, onward, sourceFlows, whoIs } from "../oauth/oauth-source.test-helper.ts";

type Browser = ReturnType<TestBackend["browser"]>;

const AT = "/-/sandbox/identity-provider/oauth";

/** Where a source asks the example identity provider, by the version of OAuth. */
const ADDRESSES = {
    "OAuth 2.0": { authorization_url: `${AT}/authorize/`, access_token_url: `${AT}/token/`, profile_url: `${AT}/userinfo/` },
    "OAuth 1.0a": {
        request_token_url: `${AT}1/request-token/`,
        authorization_url: `${AT}1/authorize/`,
        access_token_url: `${AT}1/access-token/`,
        profile_url: `${AT}1/profile/`,
    },
} as const;
type Version = keyof typeof ADDRESSES;

async function withExample(version: Version = "OAuth 2.0"): Promise<TestBackend> {
    const backend = await createTestBackend();
    const urls = ADDRESSES[version];
    const keys = { consumer_key: "any", consumer_secret: "any", provider_type: "openidconnect" };
    must(await backend.admin.post("sources/oauth/", { name: "Example", slug: "example", ...urls, ...keys, ...(await sourceFlows(backend)) }));
    return backend;
}

const decoded = (html: string): string => html.replaceAll("&amp;", "&");

/** Begins a sign-in, and gives the addresses behind the page's links by what they say. */
async function choices(browser: Browser, language = "en"): Promise<ReadonlyMap<string, string>> {
    const sent = await browser.get("/source/oauth/login/example/");
    const { body } = await browser.send("GET", local(sent.headers.get("location")!), undefined, { "accept-language": language });
    return linksOf(String(body));
}

/** The addresses behind a page's links by what they say. */
function linksOf(html: string): ReadonlyMap<string, string> {
    const links = [...html.matchAll(/<li><a href="([^"]+)">.*?<strong>([^<]+)<\/strong>/g)];
    return new Map(links.map(([, href = "", text = ""]) => [text, local(decoded(href))]));
}

describe("the example identity provider by SAML", () => {
    const SAML = "/-/sandbox/identity-provider/saml/";

    async function withSaml(): Promise<TestBackend> {
        const backend = await createTestBackend();
        const [pair] = (await backend.admin.get("crypto/certificatekeypairs/?has_key=true")).body.results;
        const pre_authentication_flow = await flowKey(backend, "default-source-pre-authentication");
        const keys = { sso_url: SAML, issuer: "", signing_kp: pair.pk, pre_authentication_flow };
        must(await backend.admin.post("sources/saml/", { name: "Example", slug: "saml", ...keys, ...(await sourceFlows(backend)) }));
        return backend;
    }

    const FORM = { "content-type": "application/x-www-form-urlencoded" };
    const posted = (browser: Browser, to: string, form: Record<string, string>) => browser.send("POST", local(to), new URLSearchParams(form).toString(), FORM);

    /** What a form that submits itself carries. */
    const fieldsOf = (html: string): Record<string, string> =>
        Object.fromEntries([...html.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]));

    async function choose(browser: Browser, page: Answer, title: string): Promise<Answer> {
        const { body } = await browser.get(linksOf(page.body).get(title)!);
        return posted(browser, "/source/saml/saml/acs/", fieldsOf(body));
    }

    const pageFor = async (browser: Browser): Promise<Answer> => browser.get(local((await browser.get("/source/saml/saml/")).headers.get("location")!));

    it("lets in whom a person chooses, asked by the address", async () => {
        const visitor = (await withSaml()).browser();
        const back = await choose(visitor, await pageFor(visitor), "Noor Haddad");
        expect((await onward(visitor, back)).body.to).to.equal("/if/user/");
        expect(await whoIs(visitor)).to.include({ username: "noor.haddad", name: "Noor Haddad", email: "noor@paperlane.example" });
    });

    for (const [mishap, reason] of [
        ["I say no", "The person has said no."],
        ["The signature is missing", "There is no signature."],
        ["The answer was changed", "What the signature covers was changed."],
        ["It answers somebody else", "does not belong to a sign-in"],
    ] as const)
        it(`shows what happens when: ${mishap}`, async () => {
            const visitor = (await withSaml()).browser();
            const { status, body } = await choose(visitor, await pageFor(visitor), mishap);
            expect([status, body.includes(reason)]).to.deep.equal([400, true]);
        });

    it("answers sources of this installation only", async () => {
        const browser = (await withSaml()).browser();
        expect((await browser.get(`${SAML}answer/?person=ex-1001&acs=${encodeURIComponent("https://evil.test/source/saml/saml/acs/")}`)).status).to.equal(400);
        expect((await browser.get(`${SAML}answer/?person=nobody&acs=${encodeURIComponent("http://authentik.test/source/saml/saml/acs/")}`)).status).to.equal(
            404,
        );
        expect((await browser.get(SAML)).status).to.equal(400);
    });

    it("signs nothing for a source that sends people elsewhere: its page would be a way into that one", async () => {
        const backend = await withSaml();
        const address = `${SAML}answer/?person=ex-1001&acs=${encodeURIComponent("http://authentik.test/source/saml/saml/acs/")}`;
        expect((await backend.browser().get(address)).status).to.equal(200);
        for (const sso_url of [
            "https://idp.example/sso",
            "https://idp.example/-/sandbox/identity-provider/saml/",
            "/application/saml/x/sso/binding/redirect/",
        ]) {
            must(await backend.admin.patch("sources/saml/saml/", { sso_url }));
            const { status, body } = await backend.browser().get(address);
            expect([status, String(body).includes("SAMLResponse")]).to.deep.equal([400, false]);
        }
    });

    it("answers no request that an answer could not name", async () => {
        const browser = (await withSaml()).browser();
        const acs = encodeURIComponent("http://authentik.test/source/saml/saml/acs/");
        expect((await browser.get(`${SAML}answer/?person=ex-1001&acs=${acs}&in_response_to=%01`)).status).to.equal(400);
    });
});

for (const [version, worthless] of [
    ["OAuth 2.0", "The code is not one of ours, or too old."],
    ["OAuth 1.0a", "The verifier is not one of ours, or too old."],
] as const)
    describe(`the example identity provider by ${version}`, () => {
        it("lets in whom a person chooses, and knows them the next time", async () => {
            const backend = await withExample(version);
            const visitors = [backend.browser(), backend.browser()];
            for (const visitor of visitors) {
                const back = await visitor.get((await choices(visitor)).get("Noor Haddad")!);
                expect((await onward(visitor, back)).body.to).to.equal("/if/user/");
                expect(await whoIs(visitor)).to.include({ username: "noor.haddad", name: "Noor Haddad", email: "noor@paperlane.example" });
            }
            const { body } = await backend.admin.get("sources/user_connections/oauth/");
            expect(body.results.map(({ identifier }: { identifier: string }) => identifier)).to.deep.equal(["ex-1001"]);
        });

        it("knows somebody whose user name is asked for", async () => {
            const backend = await withExample(version);
            const visitor = backend.browser();
            const back = await visitor.get((await choices(visitor)).get("Ingrid Solheim")!);
            expect((await onward(visitor, back)).body.component).to.equal("ak-stage-prompt");
        });

        for (const [mishap, reason] of [
            ["I say no", "The person has said no."],
            ["It has no time", "Too much to do at the moment."],
            ["The code is worth nothing", worthless],
            ["The answer is not ours", "does not belong to a sign-in"],
            ["Nobody is named", "names nobody"],
        ] as const)
            it(`shows what happens when: ${mishap}`, async () => {
                const backend = await withExample(version);
                const visitor = backend.browser();
                const { status, body } = await visitor.get((await choices(visitor)).get(mishap)!);
                expect([status, body.includes(reason)]).to.deep.equal([400, true]);
            });
    });

describe("the example identity provider", () => {
    it("D-534: asks for a user name who tells none, also right after somebody who told one", async () => {
        const backend = await withExample();
        const [noor, ingrid] = [backend.browser(), backend.browser()];
        await onward(noor, await noor.get((await choices(noor)).get("Noor Haddad")!));
        expect((await onward(ingrid, await ingrid.get((await choices(ingrid)).get("Ingrid Solheim")!))).body.component).to.equal("ak-stage-prompt");
    });

    it("M17: whose user name is not told is asked by the prompt of the name that the release gives it", async () => {
        const backend = await withExample();
        const [prompt] = (await backend.admin.get("stages/prompt/prompts/?name=default-source-enrollment-field-username")).body.results;
        await backend.admin.patch(`stages/prompt/prompts/${prompt.pk}/`, { label: "What shall we call you?" });
        const visitor = backend.browser();
        const { body } = await onward(visitor, await visitor.get((await choices(visitor)).get("Ingrid Solheim")!));
        expect(body.fields).to.have.length(1);
        expect(body.fields[0]).to.include({ field_key: "username", label: "What shall we call you?" }).and.not.to.have.property("name");
    });

    it("speaks German", async () => {
        const backend = await withExample();
        expect([...(await choices(backend.browser(), "de")).keys()]).to.include("… ich nein sage");
    });

    it("sends answers to sources of this installation only", async () => {
        const browser = (await createTestBackend()).browser();
        for (const uri of ["javascript:alert(1)", "https://evil.test/source/oauth/callback/example/", "http://authentik.test/elsewhere/", ""])
            expect((await browser.get(`${AT}/authorize/?redirect_uri=${encodeURIComponent(uri)}`)).status).to.equal(400);
    });

    it("tells nothing for a code in place of a token", async () => {
        const backend = await withExample();
        const visitor = backend.browser();
        const code = new URL((await choices(visitor)).get("Noor Haddad")!, "http://authentik.test").searchParams.get("code")!;
        expect((await visitor.send("GET", `${AT}/userinfo/`, undefined, { authorization: `Bearer ${code}` })).status).to.equal(401);
    });
});
