import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { certificates, type Certificate } from "#src/api/certificates.api.ts";
import { samlProviders, type Claims, type SamlProvider } from "#src/api/providers.api.ts";
import { linkable } from "#src/base/browser.ts";
import { card } from "#src/elements/card.ts";
import "#src/elements/code/codemirror.ts";
import "#src/elements/copy.ts";
import { facts } from "#src/elements/description.ts";
import { addressFacts } from "./addresses.ts";
import "./provider-preview.ts";
import { providerView } from "./provider-view.ts";

interface Loaded {
    provider: SamlProvider;
    /** Undefined before an application has the provider. */
    metadata: string | undefined;
    signing: Certificate | undefined;
}

/** A SAML provider: what a service provider is set up with, and what it will be told. */
export const samlView = providerView<Loaded>({
    help: "saml",
    async load(pk, signal) {
        const provider = await samlProviders.retrieve(pk, signal);
        const [metadata, signing] = await Promise.all([
            provider.assigned_application_slug ? samlProviders.metadata(pk, signal) : undefined,
            provider.signing_kp ? certificates.retrieve(provider.signing_kp, signal) : undefined,
        ]);
        return { provider, metadata: metadata?.metadata, signing };
    },
    facts: ({ provider, signing }) => [
        [msg("ACS URL"), provider.acs_url],
        [msg("Audience"), provider.audience],
        [msg("Issuer"), provider.issuer],
        [msg("Signing key"), signing?.name ?? msg("None: answers are not signed")],
    ],
    cards: (loaded) =>
        loaded.metadata === undefined ? nothing : html`${card({ title: msg("Addresses"), body: facts(addresses(loaded.provider)) })} ${downloads(loaded)}`,
    tabs: ({ provider, metadata }) => [
        ...(metadata === undefined ? [] : [{ name: "page-metadata", title: msg("Metadata"), content: () => shown(provider, metadata) }]),
        {
            name: "page-preview",
            title: msg("Preview"),
            content: () =>
                card({
                    title: msg("What the application is told"),
                    body: html`<ak-provider-preview
                        .load=${async (user: number, signal: AbortSignal) => attributes(await samlProviders.preview(provider.pk, user, signal))}
                    ></ak-provider-preview>`,
                }),
        },
    ],
});

/** In the words of the standard, which are those of the applications' own settings. */
const addresses = (provider: SamlProvider): (readonly [string, unknown])[] =>
    addressFacts([
        [msg("Entity ID (issuer)"), provider.issuer ?? ""],
        [msg("Sign-in (SSO, post)"), provider.url_sso_post],
        [msg("Sign-in (SSO, redirect)"), provider.url_sso_redirect],
        [msg("Sign-in that begins here (IdP-initiated)"), provider.url_sso_init],
        [msg("Sign-out (SLO, post)"), provider.url_slo_post],
        [msg("Sign-out (SLO, redirect)"), provider.url_slo_redirect],
    ]);

const downloads = ({ provider, signing }: Loaded): unknown =>
    card({
        title: msg("For the application"),
        body: html`<p>${msg("Many applications are set up with one of these alone.")}</p>`,
        actions: html`${downloadMetadata(provider)} ${signing ? download(signing.certificate_download_url, msg("Download certificate")) : nothing}`,
    });

const downloadMetadata = ({ url_download_metadata: address }: SamlProvider): TemplateResult =>
    html`${download(address, msg("Download metadata"))} <ak-copy .load=${async () => address} label=${msg("Metadata URL")}></ak-copy>`;

const download = (url: string, label: string): TemplateResult =>
    html`<a class="pf-v6-c-button pf-m-secondary" href=${linkable(url) ?? nothing} download>${label}</a>`;

const shown = (provider: SamlProvider, metadata: string): TemplateResult =>
    html`<div class="text">
        <p>${msg("The application reads from it what this server is called, where people sign in, and with which key answers are checked.")}</p>
        <ak-codemirror label=${msg("Metadata")} mode="xml" readonly .value=${metadata}></ak-codemirror>
        <div class="actions">${downloadMetadata(provider)}</div>
    </div>`;

/** The name ID, and attributes with their values. */
function attributes(claims: Claims): TemplateResult {
    const list = Array.isArray(claims["attributes"]) ? claims["attributes"] : [];
    return html`<dl class="claims">
        <dt>${msg("Name ID")}<small>${msg("How the application knows them")}</small></dt>
        <dd>${String(claims["nameID"] ?? "–")}</dd>
        ${list.map(
            ({ Name: name, Value: values }: { Name: string; Value: unknown }) =>
                html`<dt><code>${name}</code></dt>
                    <dd>${(Array.isArray(values) ? values : [values]).map((value) => html`<div>${String(value)}</div>`)}</dd>`,
        )}
    </dl>`;
}
