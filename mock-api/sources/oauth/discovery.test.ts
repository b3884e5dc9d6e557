import { expect } from "chai";
import { provideNetwork } from "#mock/outside/network.ts";
import { ownSource, service } from "./oauth-source.test-helper.ts";

const EXAMPLE = "/-/sandbox/identity-provider/oauth";
const ADDRESSES = {
    authorization_endpoint: "https://id.example/authorize",
    token_endpoint: "https://id.example/token",
    userinfo_endpoint: "https://id.example/me",
    jwks_uri: "https://id.example/keys",
};
const KEYS = { keys: [{ kty: "oct", k: "AA" }] };

describe("an OAuth source is saved", () => {
    afterEach(() => provideNetwork(undefined));

    /** Saves an address of the service's documents. */
    async function saved(change: object, answers: Parameters<typeof service>[0] = {}) {
        const { backend } = await ownSource();
        const { asked } = service(answers);
        return { asked, backend, answer: await backend.admin.patch("sources/oauth/own/", change) };
    }

    it("D-502: with the addresses and the keys that its service publishes", async () => {
        const { answer, asked } = await saved(
            { oidc_well_known_url: "https://id.example/known", profile_url: "https://mine.example/" },
            { "/known": ADDRESSES, "/keys": KEYS },
        );
        expect(answer.status).to.equal(200);
        expect(answer.body).to.deep.include({
            authorization_url: ADDRESSES.authorization_endpoint,
            access_token_url: ADDRESSES.token_endpoint,
            profile_url: ADDRESSES.userinfo_endpoint,
            oidc_jwks_url: ADDRESSES.jwks_uri,
            oidc_jwks: KEYS,
        });
        expect(asked.map(({ method, url }) => `${method} ${url}`)).to.deep.equal(["GET https://id.example/known", "GET https://id.example/keys"]);
    });

    it("with keys alone, and asks nobody where no such address is sent", async () => {
        const keys = await saved({ oidc_jwks_url: "https://id.example/keys" }, { "/keys": KEYS });
        expect(keys.answer.body.oidc_jwks).to.deep.equal(KEYS);
        expect((await keys.backend.admin.patch("sources/oauth/own/", { name: "Own one" })).body.oidc_jwks).to.deep.equal(KEYS);
        expect(keys.asked).to.have.length(1);
    });

    it("in a tab: from the documents of the example identity provider", async () => {
        const { backend } = await ownSource();
        const { body } = await backend.admin.patch("sources/oauth/own/", { oidc_well_known_url: `${EXAMPLE}/.well-known/openid-configuration` });
        expect(body.access_token_url).to.equal(`http://authentik.test${EXAMPLE}/token/`);
        expect(body.oidc_jwks.keys[0]).to.include({ kty: "RSA", use: "sig" });
    });

    for (const [what, change, answers, reason] of [
        ["an address that is not there", { oidc_jwks_url: "https://id.example/none" }, {}, "answers with 404"],
        ["an address that tells no JSON", { oidc_jwks_url: "https://id.example/keys" }, { "/keys": "<html>" }, "no JSON object"],
        [
            "a configuration without keys",
            { oidc_well_known_url: "https://id.example/known" },
            { "/known": { ...ADDRESSES, jwks_uri: undefined } },
            "Invalid well-known configuration: 'jwks_uri'",
        ],
        [
            "addresses that run something",
            { oidc_well_known_url: "https://id.example/known" },
            { "/known": { ...ADDRESSES, authorization_endpoint: "javascript:alert(1)" } },
            "authorization_endpoint is no address",
        ],
        ["no address at all", { oidc_well_known_url: "known" }, {}, "no address that can be asked"],
    ] as const)
        it(`but not with ${what}`, async () => {
            const { answer, backend } = await saved(change, answers);
            expect(answer.status).to.equal(400);
            expect(answer.body.non_field_errors[0]).to.contain(reason);
            expect((await backend.admin.get("sources/oauth/own/")).body.authorization_url).to.equal("/application/o/authorize/");
        });

    it("but not with what cannot be reached: another server in a tab, another machine without --network", async () => {
        const { backend } = await ownSource();
        const save = async () => (await backend.admin.patch("sources/oauth/own/", { oidc_jwks_url: "https://id.example/keys" })).body.non_field_errors[0];
        provideNetwork(undefined);
        expect(await save()).to.contain("reaches itself only");
        provideNetwork({ send: () => Promise.reject(new Error("never")), isOpen: false });
        expect(await save()).to.contain("--network");
    });
});
