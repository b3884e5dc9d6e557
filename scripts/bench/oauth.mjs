// OAuth2: tokens, documents and codes, beside what the machine can do at all and beside oidc-provider.
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { adminApi, bareSignatures, CLIENTS, FLOW, importKey, jarOf, signedIn, told } from "./sandbox.mjs";
import { bareServer, rate, row, send, start, startProgram } from "./tools.mjs";

const CLIENT = { client_id: "bench", client_secret: "bench-secret" };
const REDIRECT = "http://127.0.0.1:9/cb";
const SCOPE = "openid email profile";

/** What the sandbox makes its own keys with, as the original does, and the least that RFC 7518 allows. */
const BITS = [4096, 2048];

export async function benchOauth() {
    for (const bits of BITS) await benchKey(bits);
}

/** The same key signs for everybody. */
async function benchKey(bits) {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: bits });
    const bare = bareSignatures(privateKey);
    row(`bare RS256 signatures of ${bits} bits, one core`, `${bare} /s`);
    const folder = mkdtempSync(path.join(tmpdir(), "bench-"));
    const server = await start(folder);
    const other = await startProgram([fileURLToPath(new URL("oidc-provider.mjs", import.meta.url))], {
        KEY: JSON.stringify({ ...privateKey.export({ format: "jwk" }), alg: "RS256", use: "sig" }),
        // What it warns of is meant: its memory adapter.
        NODE_NO_WARNINGS: "1",
    });
    try {
        const rows = { "": await sandbox(server.url, privateKey), "oidc-provider: ": await oidcProvider(other.url) };
        for (const [whose, asked] of Object.entries(rows)) {
            for (const [name, once] of Object.entries(asked.tokens)) {
                const made = await rate(CLIENTS, once);
                row(`${whose}tokens by ${name}, ${bits} bits`, `${made} /s`, `${(made / bare).toFixed(2)} of bare RS256${whose ? "" : "; goal 0.5"}`);
            }
            if (bits !== BITS[0]) continue;
            for (const [name, at] of Object.entries(asked.documents)) {
                const { body } = await send(asked.url, at, { cookie: "none=" });
                const plain = await bareServer(body);
                const got = await rate(CLIENTS, () => send(asked.url, at, { cookie: "none=" }));
                const most = await rate(CLIENTS, () => send(plain.url, "/", { cookie: "none=" }));
                plain.stop();
                row(`${whose}${name}`, `${got} /s`, `${(got / most).toFixed(2)} of bare node:http${whose ? "" : "; goal 0.5"}`);
            }
            row(`${whose}codes with implicit consent, signed in`, `${await rate(CLIENTS, asked.code)} /s`, whose ? "" : "goal 400");
        }
    } finally {
        await server.stop();
        await other.stop();
        rmSync(folder, { recursive: true, force: true });
    }
}

const codeIn = (address) => new URL(address).searchParams.get("code") ?? fail(`no code: ${address}`);
function fail(text) {
    throw new Error(text);
}

const authorizeQuery = new URLSearchParams({ client_id: CLIENT.client_id, response_type: "code", scope: SCOPE, redirect_uri: REDIRECT, state: "s" }).toString();

/** The two token requests of a server, with what it needs to begin with: one chain of refresh tokens for each client. */
async function tokens(url, at, code, credentials) {
    const ask = async (form) => told(await send(url, at, { method: "POST", form: { ...CLIENT, ...form } }));
    const chains = [];
    for (let client = 0; client < CLIENTS; client++)
        chains.push((await ask({ grant_type: "authorization_code", redirect_uri: REDIRECT, code: await code(client) })).refresh_token);
    return {
        client_credentials: () => ask({ grant_type: "client_credentials", scope: SCOPE, ...credentials }),
        refresh_token: async (client) => void (chains[client] = (await ask({ grant_type: "refresh_token", refresh_token: chains[client] })).refresh_token),
    };
}

async function sandbox(url, privateKey) {
    const api = adminApi(url);
    const scopes = (await api("propertymappings/scope/?page_size=50")).results.filter(({ managed }) => managed?.includes("/scope-"));
    const [flow] = (await api(`flows/instances/?slug=${FLOW}`)).results;
    const provider = await api("providers/oauth2/", {
        ...CLIENT,
        name: "bench",
        redirect_uris: REDIRECT,
        signing_key: await importKey(api, privateKey),
        authorization_flow: flow.pk,
        property_mappings: scopes.map(({ pk }) => pk),
    });
    await api("core/applications/", { name: "bench", slug: "bench", provider: provider.pk });
    const { admin, sessions } = await signedIn(url, api);
    await api("core/tokens/", { identifier: "bench", intent: "app_password", user: admin });
    const { key } = await api("core/tokens/bench/view_key/");

    const code = async (client) => {
        const cookie = sessions[client];
        const sent = await send(url, `/application/o/authorize/?${authorizeQuery}`, { cookie });
        const query = new URL(sent.headers.location, url).search.slice(1);
        const { to } = told(await send(url, `/api/v3/flows/executor/${FLOW}/?query=${encodeURIComponent(query)}`, { cookie }));
        return codeIn(to);
    };
    return {
        url,
        code,
        tokens: await tokens(url, "/application/o/token/", code, { username: "akadmin", password: key }),
        documents: { discovery: "/application/o/bench/.well-known/openid-configuration", JWKS: "/application/o/bench/jwks/" },
    };
}

async function oidcProvider(url) {
    const sessions = [];
    for (let client = 0; client < CLIENTS; client++) {
        let [at, jar] = [`/auth?${authorizeQuery}`, "none="];
        while (at.startsWith("/")) {
            const sent = await send(url, at, { cookie: jar });
            jar = jarOf(sent, jar);
            const { location } = sent.headers;
            if (!location) throw new Error(`${sent.status}: ${sent.body}`);
            const { origin, pathname, search } = new URL(location, url);
            at = origin === new URL(REDIRECT).origin ? location : pathname + search;
        }
        sessions.push(jar);
    }
    const code = async (client) => codeIn((await send(url, `/auth?${authorizeQuery}`, { cookie: sessions[client] })).headers.location);
    return {
        url,
        code,
        tokens: await tokens(url, "/token", code, {}),
        documents: { discovery: "/.well-known/openid-configuration", JWKS: "/jwks" },
    };
}
