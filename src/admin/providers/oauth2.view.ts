import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { allPages } from "#src/api/all-pages.ts";
import { certificates } from "#src/api/certificates.api.ts";
import { flows } from "#src/api/flows.api.ts";
import { scopeMappings } from "#src/api/property-mappings.api.ts";
import { oauth2Providers, type OAuth2Provider, type SetupUrls } from "#src/api/providers.api.ts";
import { href } from "#src/base/route.ts";
import { breakable } from "#src/elements/breakable.ts";
import { card } from "#src/elements/card.ts";
import "#src/elements/copy.ts";
import { facts } from "#src/elements/description.ts";
import { link } from "#src/elements/table/column.ts";
import { clientGuides } from "./oauth2-clients.ts";
import { claimsTable } from "./oauth2-claims.ts";
import { addressFacts } from "./addresses.ts";
import "./provider-preview.ts";
import { providerView } from "./provider-view.ts";

/** An OAuth2 provider with what belongs to it. */
interface Loaded {
    provider: OAuth2Provider;
    urls: SetupUrls;
    /** Names of the scopes that a client may ask for. */
    scopes: readonly string[];
    /** Undefined where tokens are signed with the client's secret. */
    signingKey: string | undefined;
    flow: { name: string; slug: string } | undefined;
}

/** An OAuth2 and OpenID Connect provider: what a client is set up with, and what it will be told. */
export const oauth2View = providerView<Loaded>({
    help: "oauth2",
    async load(pk, signal) {
        const [provider, urls, mappings] = await Promise.all([
            oauth2Providers.retrieve(pk, signal),
            oauth2Providers.setupUrls(pk, signal),
            allPages((page) => scopeMappings.list({ ...page, ordering: "scope_name" }, signal)),
        ]);
        const [key, found] = await Promise.all([
            provider.signing_key ? certificates.retrieve(provider.signing_key, signal) : undefined,
            flows.list({ flow_uuid: provider.authorization_flow }, signal),
        ]);
        const scopes = mappings.filter((mapping) => provider.property_mappings?.includes(mapping.pk)).map(({ scope_name: name }) => name);
        return { provider, urls, scopes: [...new Set(scopes)], signingKey: key?.name, flow: found.results[0] };
    },
    facts: ({ provider, scopes, signingKey, flow }) => [
        [msg("Client type"), provider.client_type === "public" ? msg("Public") : msg("Confidential")],
        [msg("Client ID"), html`<ak-copy .value=${provider.client_id ?? ""} label=${msg("Client ID")}></ak-copy>`],
        ...(provider.client_type === "public" ? [] : [[msg("Client secret"), clientSecret(provider)] as const]),
        [msg("Redirect URIs"), addresses(provider)],
        [msg("Signing key"), signingKey ?? msg("None: signed with the client secret")],
        [msg("Scopes"), scopes.join(", ")],
        [msg("Authorization flow"), flow ? link(href(`/flow/flows/${flow.slug}`), flow.name) : ""],
    ],
    cards: ({ urls }) => card({ title: msg("Addresses"), body: facts(setupAddresses(urls)) }),
    tabs: ({ provider, urls, scopes, signingKey }) => [
        {
            name: "page-connect",
            title: msg("Connect an application"),
            content: () => clientGuides({ provider, urls, scopes, isSigned: signingKey !== undefined }),
        },
        {
            name: "page-preview",
            title: msg("Preview"),
            content: () =>
                card({
                    title: msg("What the application is told"),
                    body: html`<ak-provider-preview
                        .load=${async (user: number, signal: AbortSignal) => claimsTable(await oauth2Providers.preview(provider.pk, user, signal))}
                    ></ak-provider-preview>`,
                }),
        },
    ],
});

const clientSecret = ({ client_secret: secret = "" }: OAuth2Provider): TemplateResult =>
    html`<ak-copy .load=${async () => secret} label=${msg("Client secret")}><span aria-hidden="true">••••••••</span></ak-copy>`;

/** Whoever comes first decides, as long as there are none. */
const addresses = ({ redirect_uris: lines = "" }: OAuth2Provider): unknown =>
    lines.trim() === ""
        ? msg("The first one that is used")
        : html`<ul>
              ${lines
                  .split("\n")
                  .filter((line) => line.trim() !== "")
                  .map((line) => html`<li><code>${breakable(line)}</code></li>`)}
          </ul>`;

/** In the words of the standards, which are those of the applications' own settings. */
const setupAddresses = (urls: SetupUrls): (readonly [string, unknown])[] =>
    addressFacts([
        [msg("Configuration (discovery)"), urls.provider_info],
        [msg("Issuer"), urls.issuer],
        [msg("Authorize"), urls.authorize],
        [msg("Token"), urls.token],
        [msg("Userinfo"), urls.user_info],
        [msg("Sign-out (end session)"), urls.logout],
        [msg("Keys (JWKS)"), urls.jwks],
        [msg("Look at a token (introspection)"), beside(urls.token, "introspect")],
        [msg("Revoke a token (revocation)"), beside(urls.token, "revoke")],
        [msg("Sign in a device (device authorization)"), beside(urls.token, "device")],
    ]);

/** An endpoint beside the token endpoint: the API names only those that the original's page shows. */
const beside = (token: string | null, name: string): string | null => token && new URL(`../${name}/`, token).href;
