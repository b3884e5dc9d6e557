import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { proxyProviders, type ProxyProvider } from "#src/api/providers.api.ts";
import { demoOf } from "#src/base/demo.ts";
import { linkable } from "#src/base/browser.ts";
import "#src/elements/alert.ts";
import { breakable } from "#src/elements/breakable.ts";
import { card } from "#src/elements/card.ts";
import "#src/elements/copy.ts";
import { facts } from "#src/elements/description.ts";
import "#src/elements/snippet.ts";
import { yesNo } from "#src/elements/table/column.ts";
import "#src/elements/tabs.ts";
import { asServer } from "../outposts/as-server.ts";
import { misfit } from "./cookie-domain.ts";
import { lacksAddress, withoutAddress, withoutOutpost } from "./outpost-warning.ts";
import { providerView } from "./provider-view.ts";
import { nginxIngress, traefikIngress } from "./proxy-snippets-kubernetes.ts";
import { caddy, envoy, type Front, nginx, nginxManager, standalone, traefik, traefikCompose } from "./proxy-snippets.ts";
import { modeName } from "./proxy-words.ts";

interface Loaded {
    provider: ProxyProvider;
    isUnaddressed: boolean;
}

/** A proxy provider: where it stands, and how what stands in front of the application is set up. */
export const proxyView = providerView<Loaded>({
    help: "proxy",
    async load(pk, signal) {
        const provider = await proxyProviders.retrieve(pk, signal);
        return { provider, isUnaddressed: await lacksAddress(provider, signal) };
    },
    warnings: ({ provider, isUnaddressed }) => html`${withoutOutpost(provider)} ${misfitting(provider)} ${isUnaddressed ? withoutAddress() : nothing}`,
    facts: ({ provider }) => [
        [msg("Mode"), modeName(provider.mode)],
        [provider.mode === "forward_domain" ? msg("Sign-in URL") : msg("External address"), external(provider)],
        ...(provider.mode === "proxy" ? [[msg("Internal address"), provider.internal_host] as const] : []),
        ...(provider.mode === "forward_domain" ? [[msg("Cookie domain"), provider.cookie_domain] as const] : []),
        [msg("Sends a name and a password"), yesNo(provider.basic_auth_enabled ?? false)],
    ],
    cards: ({ provider }) => html`${tryOut(provider)} ${card({ title: msg("Set up"), body: html`<div class="text">${setUp(provider)}</div>` })}`,
    tabs: ({ provider }) => [
        {
            name: "page-authentication",
            title: msg("Authentication"),
            content: () => html`<div class="more">${byBrowser(provider)} ${byHeader(provider)}</div>`,
        },
    ],
});

/** Said of what was set up by other ways than the form, which refuses it. */
function misfitting(provider: ProxyProvider): TemplateResult | typeof nothing {
    const problem = misfit(provider);
    return problem === undefined ? nothing : html`<ak-alert level="warning" header=${msg("Nobody can sign in for this domain.")}>${problem}</ak-alert>`;
}

const external = ({ external_host: address }: ProxyProvider): TemplateResult =>
    html`<a href=${linkable(address) ?? nothing} target="_blank" rel="noopener noreferrer">${address}</a>`;

/** The demo application stands for the application's host: there is no other in a tab. */
function tryOut({ component, assigned_application_slug: slug, outpost_set: outposts }: ProxyProvider): TemplateResult | typeof nothing {
    const href = slug && outposts.length ? demoOf({ slug, provider_obj: { component } }) : undefined;
    if (!href) return nothing;
    return card({
        title: msg("Without a server"),
        body: html`<div class="text">
            <p>${msg("The demo application stands for the host of this one, and shows what it is told of whoever is signed in.")}</p>
            <p><a href=${href} target="_blank" rel="noopener noreferrer">${msg("Try it")}</a></p>
        </div>`,
    });
}

/** What can stand in front of an application; names of products. */
const fronts: readonly { name: string; title: string; lines: (front: Front) => string }[] = [
    { name: "nginx", title: "nginx", lines: nginx },
    { name: "nginx-ingress", title: "nginx Ingress", lines: nginxIngress },
    { name: "nginx-manager", title: "nginx Proxy Manager", lines: nginxManager },
    { name: "traefik", title: "Traefik", lines: traefik },
    { name: "traefik-ingress", title: "Traefik Ingress", lines: traefikIngress },
    { name: "traefik-compose", title: "Traefik Compose", lines: traefikCompose },
    { name: "caddy", title: "Caddy", lines: caddy },
    { name: "envoy", title: "Envoy", lines: envoy },
];

function setUp(provider: ProxyProvider): TemplateResult {
    const origin = new URL(URL.canParse(provider.external_host) ? provider.external_host : location.origin);
    const isDomain = provider.mode === "forward_domain";
    const front: Front = {
        outpost: location.origin,
        application: isDomain ? below(origin, (provider.cookie_domain ?? "").replace(/^\./, "") || origin.hostname) : origin.origin,
        start: isDomain ? origin.origin : "",
    };
    const own = { name: "standalone", title: msg("An outpost of your own"), content: () => guide("Docker", standalone(front)) };
    if (provider.mode === "proxy")
        return html`${asServer()}
            <p>${msg("Point the DNS name of the application at the outpost. Nothing else is needed.")}</p>
            <p>${msg("The sandbox comes with an outpost; one of your own starts so:")}</p>
            ${own.content()}`;
    const tabs = fronts.map(({ name, title, lines }) => ({ name, title, content: () => guide(title, lines(front)) }));
    return html`${asServer()}
        <p>${msg("Add these lines to what stands in front of the application.")}</p>
        <ak-tabs urlKey="front" label=${msg("Set up")} .tabs=${[...tabs, own]}></ak-tabs>`;
}

/** An application of a domain, where people open the others. */
function below({ protocol, port }: URL, domain: string): string {
    return `${protocol}//app.${domain}${port && `:${port}`}`;
}

/** What the outpost itself is at this server: a client that nobody has to set up. */
const byBrowser = ({ client_id: id, redirect_uris: addresses }: ProxyProvider): TemplateResult =>
    card({
        title: msg("People with a browser"),
        body: html`<div class="text">
            <p>${msg("The outpost sends them here to sign in. It knows the following without being told.")}</p>
            ${facts([
                [msg("Client ID"), html`<ak-copy .value=${id} label=${msg("Client ID")}></ak-copy>`],
                [
                    msg("Redirect URIs"),
                    html`<ul>
                        ${addresses.split("\n").map((line) => html`<li><code>${breakable(line)}</code></li>`)}
                    </ul>`,
                ],
            ])}
        </div>`,
    });

/** How programs sign in, which follow no redirects. */
const byHeader = ({ external_host: address }: ProxyProvider): TemplateResult =>
    card({
        title: msg("Programs"),
        body: html`<div class="text">
            <p>${msg("They sign in with the Authorization header of each request: with the username and an app password, or with a token.")}</p>
            <ak-snippet label=${msg("request with an app password")} .text=${`curl -u 'username:app-password' ${address}`}></ak-snippet>
            <ak-snippet label=${msg("request with a token")} .text=${`curl -H 'Authorization: Bearer <token>' ${address}`}></ak-snippet>
            <p>${msg("App passwords are created in a user’s settings. Tokens are those of trusted sources, or access tokens of this provider.")}</p>
        </div>`,
    });

const guide = (title: string, lines: string): TemplateResult => html`<ak-snippet label=${msg(str`configuration of ${title}`)} .text=${lines}></ak-snippet>`;
