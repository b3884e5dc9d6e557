import { expect } from "chai";
import { oauthBackend } from "../oauth2.test-helper.ts";

/** Members of a key that only its owner may know (RFC 7518 6). */
const PRIVATE = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

describe("oidcc-config-certification-test-plan", () => {
    it("oidcc-discovery-endpoint-verification", async () => {
        const { backend, app } = await oauthBackend();
        await app({ key: "rsa" });
        const read = async (path: string) => (await backend.browser().get(path)).body;
        const issuer = "http://authentik.test/application/o/app/";
        const document = await read("/application/o/app/.well-known/openid-configuration");
        // OpenID Connect Discovery 1.0 section 3. Addresses are http here, as the request's own is; a proxy in front says https.
        expect(document.issuer).to.equal(issuer);
        for (const name of ["authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri", "end_session_endpoint"])
            expect(new URL(document[name]).origin, name).to.equal("http://authentik.test");
        expect(document.response_types_supported).to.include.members([
            "code",
            "id_token",
            "id_token token",
            "code token",
            "code id_token",
            "code id_token token",
        ]);
        expect(document.subject_types_supported).to.deep.equal(["public"]);
        expect(document.id_token_signing_alg_values_supported).to.include("RS256");
        expect(document.grant_types_supported).to.include.members(["authorization_code", "implicit"]);
        expect(document.token_endpoint_auth_methods_supported).to.include.members(["client_secret_basic", "client_secret_post"]);
        expect(document.scopes_supported).to.include("openid");
        expect(document.claims_supported).to.include("sub");
        expect([document.claims_parameter_supported, document.request_parameter_supported, document.request_uri_parameter_supported]).to.deep.equal([
            false,
            false,
            false,
        ]);
        const { keys } = await read("/application/o/app/jwks/");
        expect(keys).to.have.length(1);
        expect(keys[0]).to.include({ kty: "RSA", use: "sig", alg: "RS256" });
        expect(Object.keys(keys[0]).filter((member) => PRIVATE.includes(member))).to.deep.equal([]);
    });
});
