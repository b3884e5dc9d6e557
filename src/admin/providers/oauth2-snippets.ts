/** What a client has to know of a provider. */
export interface Setup {
    id: string;
    /** Undefined for clients that cannot keep one. */
    secret: string | undefined;
    scopes: readonly string[];
    issuer: string;
    /** Address of the discovery document. */
    discovery: string;
    authorize: string;
    token: string;
    userInfo: string;
    signOut: string;
    /** Where people come back to. */
    callback: string;
}

/** A text as JavaScript, TOML and YAML write it, alike. */
const quoted = (text: string): string => JSON.stringify(text);

/** Lines without those that do not apply. */
const lines = (...parts: readonly (string | false)[]): string => parts.filter((part) => part !== false).join("\n");

const isPlain = (address: string): boolean => address.startsWith("http:");

/** openid-client 6: https://github.com/panva/openid-client */
export const node = ({ id, secret, scopes, discovery, callback }: Setup): string =>
    lines(
        'import * as client from "openid-client";',
        "",
        "const config = await client.discovery(",
        `    new URL(${quoted(discovery)}),`,
        `    ${quoted(id)},`,
        secret === undefined ? "    undefined,\n    client.None()," : `    ${quoted(secret)},\n    undefined,`,
        isPlain(discovery) && "    // Only while the server is reached without TLS.\n    { execute: [client.allowInsecureRequests] },",
        ");",
        "",
        "// Keep both in the session of the visitor.",
        "const verifier = client.randomPKCECodeVerifier();",
        "const state = client.randomState();",
        "",
        "const signIn = client.buildAuthorizationUrl(config, {",
        `    redirect_uri: ${quoted(callback)},`,
        `    scope: ${quoted(scopes.join(" "))},`,
        "    code_challenge: await client.calculatePKCECodeChallenge(verifier),",
        '    code_challenge_method: "S256",',
        "    state,",
        "});",
        "// Redirect the visitor to signIn.href. When they come back to the redirect URI, with currentUrl as a URL:",
        "const tokens = await client.authorizationCodeGrant(config, currentUrl, {",
        "    pkceCodeVerifier: verifier,",
        "    expectedState: state,",
        "});",
        "console.log(tokens.claims());",
    );

/** Auth.js 5, with its own provider: https://authjs.dev/getting-started/providers/authentik */
export const authJs = ({ id, secret, scopes, issuer }: Setup): string =>
    lines(
        'import NextAuth from "next-auth";',
        'import Authentik from "next-auth/providers/authentik";',
        "",
        "export const { handlers, auth, signIn, signOut } = NextAuth({",
        "    providers: [",
        "        Authentik({",
        `            issuer: ${quoted(issuer)},`,
        `            clientId: ${quoted(id)},`,
        secret === undefined ? '            client: { token_endpoint_auth_method: "none" },' : `            clientSecret: ${quoted(secret)},`,
        `            authorization: { params: { scope: ${quoted(scopes.join(" "))} } },`,
        "        }),",
        "    ],",
        "});",
    );

/** Spring Boot 3: https://docs.spring.io/spring-security/reference/servlet/oauth2/login/core.html */
export const springSecurity = ({ id, secret, scopes, issuer }: Setup): string =>
    lines(
        "spring:",
        "  security:",
        "    oauth2:",
        "      client:",
        "        registration:",
        "          authentik:",
        `            client-id: ${quoted(id)}`,
        secret === undefined ? "            client-authentication-method: none" : `            client-secret: ${quoted(secret)}`,
        `            scope: ${quoted(scopes.join(","))}`,
        "            authorization-grant-type: authorization_code",
        '            redirect-uri: "{baseUrl}/login/oauth2/code/{registrationId}"',
        "        provider:",
        "          authentik:",
        `            issuer-uri: ${quoted(issuer)}`,
        "            user-name-attribute: preferred_username",
    );

/** Grafana: https://grafana.com/docs/grafana/latest/setup-grafana/configure-security/configure-authentication/generic-oauth/ */
export const grafana = ({ id, secret, scopes, authorize, token, userInfo, signOut }: Setup): string =>
    lines(
        "[auth]",
        `signout_redirect_url = ${signOut}`,
        "",
        "[auth.generic_oauth]",
        "enabled = true",
        "name = authentik",
        "allow_sign_up = true",
        `client_id = ${id}`,
        // What begins with # or ; would be a comment.
        secret !== undefined && `client_secret = """${secret}"""`,
        `scopes = ${scopes.join(" ")}`,
        `auth_url = ${authorize}`,
        `token_url = ${token}`,
        `api_url = ${userInfo}`,
        "use_pkce = true",
        "login_attribute_path = preferred_username",
        "name_attribute_path = name",
        "email_attribute_path = email",
    );

/** oauth2-proxy 7: https://oauth2-proxy.github.io/oauth2-proxy/configuration/overview */
export const oauth2Proxy = ({ id, secret, scopes, issuer, callback }: Setup): string =>
    lines(
        'provider = "oidc"',
        `oidc_issuer_url = ${quoted(issuer)}`,
        `client_id = ${quoted(id)}`,
        secret !== undefined && `client_secret = ${quoted(secret)}`,
        `scope = ${quoted(scopes.join(" "))}`,
        `redirect_url = ${quoted(callback)}`,
        'code_challenge_method = "S256"',
        'email_domains = ["*"]',
        "# Made by: openssl rand -base64 32 | tr -- '+/' '-_'",
        'cookie_secret = ""',
        "# What is protected.",
        'upstreams = ["http://127.0.0.1:8080"]',
    );
