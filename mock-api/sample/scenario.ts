import type { JsonObject } from "#kernel/base/models.ts";
import { asObject, isObject } from "#kernel/store/validate.ts";
import { placeOf } from "#mock/encoding/place.ts";
import { eventKey } from "#mock/apps/events/describe-model.ts";
import { own } from "#kernel/base/own.ts";
import type { Backend } from "#mock/backend.ts";
import { type Clock, type Place, SampleBrowser } from "./browser.ts";
import type { SeededRandom } from "./seeded-random.ts";
import { PASSWORD } from "#mock/apps/core/published.ts";
import { DOMAIN } from "./people.ts";

const ADMIN_PLACE: Place = { ip: "10.20.1.5", agent: "Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/110.0" };

/** Where applications lead to whose people are asked before, which leaves their consent. */
const ASKING: Readonly<Record<string, string>> = {
    forge: `/application/o/authorize/?${new URLSearchParams({
        client_id: "forge",
        response_type: "code",
        scope: "openid email profile",
        redirect_uri: "https://forge.quillmere.example/users/auth/callback",
        state: "sample",
    }).toString()}`,
    ledger: "/application/saml/ledger/sso/binding/init/",
};

/** How long what posts for applications stays signed in. */
const SERVER_SESSION_MS = 13 * 24 * 3600 * 1000;

/** What all scheduled actions share: the engine, the clock, and who has changed their password. */
export class Scenario {
    readonly #backend: Backend;
    readonly clock: Clock;
    readonly random: SeededRandom;
    readonly #passwords = new Map<string, string>([["akadmin", "akadmin"]]);
    /** What events name people and applications by; asked for once. */
    readonly #named = new Map<string, Promise<JsonObject>>();
    #server: { readonly browser: Promise<SampleBrowser>; readonly since: number } | undefined;

    constructor(backend: Backend, clock: Clock, random: SeededRandom) {
        this.#backend = backend;
        this.clock = clock;
        this.random = random;
    }

    /** A new browser at a place. */
    browser = (place: Place = ADMIN_PLACE): SampleBrowser => new SampleBrowser(this.#backend, this.clock, place);

    /** Waits for what a request has begun and not waited for. */
    idle = (): Promise<void> => this.#backend.idle();

    /** A new browser in which somebody has signed in. */
    async signedIn(username: string, place?: Place): Promise<SampleBrowser> {
        const browser = this.browser(place);
        await this.signIn(browser, username);
        return browser;
    }

    passwordOf = (username: string): string => this.#passwords.get(username) ?? PASSWORD;

    signIn = (browser: SampleBrowser, username: string): Promise<void> => browser.signIn(username, this.passwordOf(username), () => this.codeOf(username));

    /** What somebody's authenticator shows, even while it is being set up. */
    async codeOf(username: string): Promise<string> {
        const { body } = await (await this.#signedInServer()).get("/-/sandbox/outside/codes/");
        const codes = Array.isArray(body.codes) ? body.codes.map(asObject) : [];
        const theirs = codes.find(({ person }) => asObject(person).username === username);
        if (!theirs) throw new Error(`${username} has no authenticator`);
        return String(theirs.code);
    }

    /** The one row of a list that has these values. */
    async find(browser: SampleBrowser, list: string, wanted: Record<string, string>): Promise<JsonObject> {
        const { body } = await browser.get(`${list}?${new URLSearchParams(wanted).toString()}`);
        const [row] = Array.isArray(body.results) ? body.results : [];
        if (!isObject(row)) throw new Error(`${list} has no ${JSON.stringify(wanted)}`);
        return row;
    }

    /** Somebody opens an application. */
    async open(browser: SampleBrowser, username: string, slug: string, place: Place): Promise<void> {
        const path = own(ASKING, slug);
        if (path) await browser.authorize(path);
        else await this.#tell(username, slug, place);
    }

    /** Providers would write that event; no real application asks the sandbox, so the event is posted as they would write it. */
    async #tell(username: string, slug: string, place: Place): Promise<void> {
        const server = await this.#signedInServer();
        const user = await this.#once(username, () => this.find(server, "core/users/", { username }));
        const app = await this.#once(slug, async () => (await server.get(`core/applications/${slug}/`)).body);
        const tenant = await this.#once("tenant", () => this.find(server, "core/tenants/", { domain: DOMAIN }));
        const geo = placeOf(place.ip);
        await server.post("events/events/", {
            action: "authorize_application",
            app: "authentik.providers.oauth2.views.authorize",
            user: { pk: user.pk!, email: user.email!, username },
            client_ip: place.ip,
            tenant: { app: "authentik_tenants", model_name: "tenant", pk: eventKey(String(tenant.tenant_uuid)), name: `Tenant ${DOMAIN}` },
            context: {
                ...(geo ? { geo } : {}),
                authorized_application: { app: "authentik_core", model_name: "application", pk: eventKey(String(app.pk)), name: app.name! },
                scopes: "openid email profile",
                http_request: { path: "/application/o/authorize/", method: "GET", args: { client_id: slug, response_type: "code" } },
            },
        });
    }

    /** A session lasts two weeks: what posts for a month signs in again. */
    #signedInServer(): Promise<SampleBrowser> {
        const { now } = this.clock;
        if (!this.#server || now - this.#server.since > SERVER_SESSION_MS) this.#server = { browser: this.signedIn("akadmin"), since: now };
        return this.#server.browser;
    }

    #once(name: string, ask: () => Promise<JsonObject>): Promise<JsonObject> {
        const known = this.#named.get(name) ?? ask();
        this.#named.set(name, known);
        return known;
    }

    /** From here on they sign in with this. */
    changePassword = (username: string, password: string): unknown => this.#passwords.set(username, password);
}
