import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import type { OAuth2Provider, SetupUrls } from "#src/api/providers.api.ts";
import "#src/elements/alert.ts";
import "#src/elements/copy.ts";
import { card } from "#src/elements/card.ts";
import "#src/elements/snippet.ts";
import "#src/elements/tabs.ts";
import { authJs, grafana, node, oauth2Proxy, springSecurity, type Setup } from "./oauth2-snippets.ts";

interface Known {
    provider: OAuth2Provider;
    urls: SetupUrls;
    scopes: readonly string[];
    /** By a key that clients can fetch, not by their secret. */
    isSigned: boolean;
}

/** A client that many people use: how it is set up. */
interface Client {
    /** Name in the address. */
    name: string;
    title: string;
    /** Where its lines belong. */
    place: () => string;
    /** Where it lets people come back to, below the address of the application. */
    callback: string;
    lines: (setup: Setup) => string;
    /** It looks for the configuration at the issuer's address. */
    discovers: boolean;
}

const clients: readonly Client[] = [
    {
        name: "node",
        title: "Node.js (openid-client)",
        place: () => msg("In the program, after: npm install openid-client"),
        callback: "/callback",
        lines: node,
        discovers: false,
    },
    { name: "authjs", title: "Auth.js", place: () => msg("In the file auth.ts"), callback: "/api/auth/callback/authentik", lines: authJs, discovers: true },
    {
        name: "spring",
        title: "Spring Security",
        place: () => msg("In the file application.yml"),
        callback: "/login/oauth2/code/authentik",
        lines: springSecurity,
        discovers: true,
    },
    { name: "grafana", title: "Grafana", place: () => msg("In the file grafana.ini"), callback: "/login/generic_oauth", lines: grafana, discovers: false },
    {
        name: "oauth2-proxy",
        title: "oauth2-proxy",
        place: () => msg("In the file oauth2-proxy.cfg"),
        callback: "/oauth2/callback",
        lines: oauth2Proxy,
        discovers: true,
    },
];

/** How an application is connected: what five common clients are set up with, with the values of this provider. */
export const clientGuides = (known: Known): TemplateResult =>
    card({
        title: msg("Connect an application"),
        body: known.urls.provider_info
            ? html`<ak-tabs
                  urlKey="client"
                  label=${msg("Clients")}
                  .tabs=${clients.map((client) => ({ name: client.name, title: client.title, content: () => guide(client, known) }))}
              ></ak-tabs>`
            : html`<p>${msg("The addresses contain the slug of the application. Create the application first.")}</p>`,
    });

function guide({ title, place, callback, lines, discovers }: Client, { provider, urls, scopes, isSigned }: Known): TemplateResult {
    const known = knownBase(provider);
    const base = known ?? PLACEHOLDER;
    const setup: Setup = {
        id: provider.client_id ?? "",
        secret: provider.client_type === "public" ? undefined : (provider.client_secret ?? ""),
        scopes: scopes.includes("openid") ? scopes : ["openid", ...scopes],
        issuer: urls.issuer ?? "",
        discovery: urls.provider_info ?? "",
        authorize: urls.authorize ?? "",
        token: urls.token ?? "",
        userInfo: urls.user_info ?? "",
        signOut: urls.logout ?? "",
        callback: base + callback,
    };
    return html`<div class="steps">
        <p>${msg("Allow this redirect URI in the provider:")} <ak-copy .value=${setup.callback} label=${msg("redirect URI")}></ak-copy></p>
        ${known ? nothing : html`<p>${msg(str`The redirect URIs of the provider do not tell where the application is: put its address in place of ${PLACEHOLDER}.`)}</p>`}
        ${isSigned ? nothing : html`<ak-alert level="warning" header=${msg("The provider has no signing key.")}>${msg(str`${title} may refuse tokens that are signed with the client secret. Choose a signing key.`)}</ak-alert>`}
        ${
            discovers && provider.issuer_mode === "global"
                ? html`<ak-alert level="warning" header=${msg("The issuer is the same for all applications.")}
                      >${msg(str`${title} looks for the configuration at the issuer’s address. Choose “One for each application” as the issuer.`)}</ak-alert
                  >`
                : nothing
        }
        <p>${place()}</p>
        <ak-snippet label=${msg(str`configuration of ${title}`)} .text=${lines(setup)}></ak-snippet>
    </div>`;
}

/** Stands for the address of an application that nobody knows yet. */
const PLACEHOLDER = "https://app.example.com";

/** Signs of a regular expression, which stands for more than one address. */
const IS_PATTERN = /[*+()[\]{}|\\^$]/;

/** Where the application is: at the first of its redirect URIs that is an address of the web; patterns tell nothing. */
function knownBase({ redirect_uris: lines = "" }: OAuth2Provider): string | undefined {
    const address = lines.split(/\s+/).find((line) => /^https?:/.test(line) && !IS_PATTERN.test(line) && URL.canParse(line));
    return address && new URL(address).origin;
}
