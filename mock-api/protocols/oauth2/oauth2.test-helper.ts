import { exportPKCS8 } from "jose";
import type { JsonObject } from "#kernel/base/models.ts";
import { type Answer, createTestBackend, type TestBackend, TestClient } from "#mock/adapters/test/test-backend.ts";
import type { BackendOptions } from "#mock/backend.ts";
import { decodeUnverified } from "#mock/encoding/jose.ts";

/** One application with its provider, as a test wants it. */
export interface App {
    readonly pk: number;
    readonly slug: string;
    readonly client_id: string;
    readonly client_secret: string;
    readonly redirect_uri: string;
    readonly application: JsonObject & { pk: string };
}

const REDIRECT = "http://app.test/cb";
/** Tests start at this moment. */
export const START = Date.parse("2023-03-01T12:00:00Z");

/** The pair that every installation has: making one takes seconds. */
async function signingPair({ admin }: TestBackend, slug: string, kind: "rsa" | "ec"): Promise<string> {
    const [own] = (await admin.get("crypto/certificatekeypairs/?has_key=true")).body.results;
    if (kind === "rsa") return own.pk;
    const { data: certificate_data } = must(await admin.get(`crypto/certificatekeypairs/${own.pk}/view_certificate/`));
    const { privateKey } = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
    const key_data = await exportPKCS8(privateKey);
    return must(await admin.post("crypto/certificatekeypairs/", { name: `key of ${slug}`, certificate_data, key_data })).pk;
}

/** A backend with a clock that tests move, and what OAuth needs in it. */
export async function oauthBackend(options: BackendOptions = {}) {
    const clock = { now: START };
    const backend = await createTestBackend({ now: () => clock.now, ...options });
    return { backend, clock, app: (settings: AppSettings = {}) => makeApp(backend, settings) };
}
export type World = Awaited<ReturnType<typeof oauthBackend>>;

export interface AppSettings {
    readonly slug?: string;
    /** Names of the scopes whose shipped mappings it gets; keys of others besides. */
    readonly scopes?: readonly string[];
    readonly mappings?: readonly string[];
    /** `explicit` asks for consent. */
    readonly consent?: "implicit" | "explicit";
    readonly key?: "rsa" | "ec";
    /** Anything else of the provider. */
    readonly provider?: JsonObject;
    readonly application?: JsonObject;
}

async function makeApp(backend: TestBackend, settings: AppSettings): Promise<App> {
    const { admin } = backend;
    const { slug = "app", scopes = ["openid", "email", "profile"], mappings = [], consent = "implicit", key } = settings;
    const flow = `default-provider-authorization-${consent}-consent`;
    const found = (await admin.get(`flows/instances/?slug=${flow}`)).body.results[0];
    const known: { pk: string; scope_name: string }[] = (await admin.get("propertymappings/scope/?page_size=100")).body.results;
    const shipped = scopes.map((scope) => known.find(({ scope_name }) => scope_name === scope)!.pk);
    const provider = must(
        await admin.post("providers/oauth2/", {
            name: slug,
            client_id: slug,
            client_secret: `secret-of-${slug}`,
            authorization_flow: found.pk,
            property_mappings: [...shipped, ...mappings],
            redirect_uris: REDIRECT,
            signing_key: key ? await signingPair(backend, slug, key) : null,
            ...settings.provider,
        }),
    );
    const application = must(await admin.post("core/applications/", { name: slug, slug, provider: provider.pk, ...settings.application }));
    return { pk: provider.pk, slug, client_id: provider.client_id, client_secret: provider.client_secret, redirect_uri: REDIRECT, application };
}

/** A world with one application, and bob signed in. */
export async function worldOfBob(settings: AppSettings = {}) {
    const made = await oauthBackend();
    return { ...made, made, app: await made.app(settings), bob: await made.backend.as("bob") };
}

/** What was made; throws when it was not. */
// A test looks into answers of every shape.
// eslint-disable-next-line typescript/no-explicit-any
export function must({ status, body }: Answer): any {
    if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`);
    return body;
}

type Values = Record<string, string | undefined>;
const given = (values: Values): URLSearchParams =>
    new URLSearchParams(Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined));

/** Address of a request for a code, or for what `more` says. */
export const authorizeUrl = ({ client_id, redirect_uri }: App, more: Values = {}): string =>
    `/application/o/authorize/?${given({ client_id, response_type: "code", scope: "openid email profile", redirect_uri, state: "st-1", ...more }).toString()}`;

/** Follows a flow of the interface to what it shows, saying yes where it asks for consent. */
export async function throughFlow(browser: TestClient, location: string): Promise<Answer> {
    const [, slug, query] = /^\/if\/flow\/([^/]+)\/\??(.*)$/.exec(location) ?? [];
    if (!slug) throw new Error(`no flow: ${location}`);
    const executor = `flows/executor/${slug}/?query=${encodeURIComponent(query ?? "")}`;
    let answer = await browser.get(executor);
    for (;;) {
        if (answer.status === 302) answer = await browser.get(executor);
        else if (answer.body.component === "ak-stage-consent") answer = await browser.post(executor, { token: answer.body.token });
        else return answer;
    }
}

/** A whole authorization by somebody who is signed in: the last challenge of the flow. */
export async function authorize(browser: TestClient, app: App, more: Values = {}): Promise<Answer> {
    const sent = await browser.get(authorizeUrl(app, more));
    const location = sent.headers.get("location");
    if (sent.status !== 302 || !location) throw new Error(`${sent.status}: ${String(sent.body)}`);
    return location.startsWith("/if/flow/") ? throughFlow(browser, location) : { ...sent, body: { to: location } };
}

/** What an address tells the client: in its query, or in its fragment. */
export function toldTo(address: string): Record<string, string> {
    const { hash, searchParams } = new URL(address, "http://authentik.test");
    return Object.fromEntries(hash ? new URLSearchParams(hash.slice(1)) : searchParams);
}

export const codeOf = async (browser: TestClient, app: App, more: Values = {}): Promise<string> => toldTo((await authorize(browser, app, more)).body.to).code!;

/** A form that a program posts, without cookies. */
export const postForm = ({ backend }: World, path: string, form: Values, headers: Record<string, string> = {}): Promise<Answer> =>
    backend.browser().send("POST", path, given(form).toString(), { "content-type": "application/x-www-form-urlencoded", ...headers });

/** A request to the token endpoint in the client's name. */
export const askTokens = (world: World, { client_id, client_secret }: App, form: Values, headers?: Record<string, string>): Promise<Answer> =>
    postForm(world, "/application/o/token/", { client_id, client_secret, ...form }, headers);

/** The tokens for a new code. */
export async function tokensOf(world: World, browser: TestClient, app: App, more: Values = {}) {
    const code = await codeOf(browser, app, more);
    return must(await askTokens(world, app, { grant_type: "authorization_code", code, redirect_uri: app.redirect_uri }));
}

/** What stands in a token, nothing checked. */
export const claimsOf = (token: string): JsonObject => decodeUnverified(token)!.claims as JsonObject;

export const userinfo = ({ backend }: World, token: string): Promise<Answer> =>
    backend.browser().send("GET", "/application/o/userinfo/", undefined, { authorization: `Bearer ${token}` });
