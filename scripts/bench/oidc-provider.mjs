// The row to beat: oidc-provider with its memory adapter, set up to do the same work. Prints its address; started by `oauth.mjs`, with the signing key as a JWK in KEY.
import { Provider } from "oidc-provider";

const ACCOUNT = "bench";
const RESOURCE = "urn:bench";
const SCOPES = "openid email profile";

const provider = new Provider("http://127.0.0.1", {
    clients: [
        {
            client_id: "bench",
            client_secret: "bench-secret",
            redirect_uris: ["http://127.0.0.1:9/cb"],
            grant_types: ["authorization_code", "refresh_token", "client_credentials"],
            token_endpoint_auth_method: "client_secret_post",
        },
    ],
    jwks: { keys: [JSON.parse(process.env.KEY)] },
    pkce: { required: () => false },
    claims: { email: ["email"], profile: ["name", "preferred_username"] },
    conformIdTokenClaims: false,
    findAccount: (_, accountId) => ({
        accountId,
        claims: () => ({ sub: accountId, email: "bench@example.test", name: "Bench", preferred_username: accountId, groups: ["admins"] }),
    }),
    // Consent is implicit, as in the flow that the sandbox is measured with.
    async loadExistingGrant({ oidc }) {
        const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
        grant.addOIDCScope(SCOPES);
        grant.addResourceScope(RESOURCE, SCOPES);
        await grant.save();
        return grant;
    },
    interactions: { url: () => "/sign-in" },
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    cookies: { keys: ["bench"] },
    features: {
        devInteractions: { enabled: false },
        clientCredentials: { enabled: true },
        // Access tokens are JWTs, as the sandbox's are.
        resourceIndicators: {
            enabled: true,
            defaultResource: () => RESOURCE,
            useGrantedResource: () => true,
            getResourceServerInfo: () => ({ scope: SCOPES, accessTokenFormat: "jwt", jwt: { sign: { alg: "RS256" } } }),
        },
    },
});
provider.use(async (context, next) => {
    if (context.path !== "/sign-in") return next();
    await provider.interactionFinished(context.req, context.res, { login: { accountId: ACCOUNT } });
    context.respond = false;
});
const server = provider.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
