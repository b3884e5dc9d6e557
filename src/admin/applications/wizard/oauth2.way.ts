import { msg } from "@lit/localize";
import { html } from "lit";
import { oauth2Providers } from "#src/api/providers.api.ts";
import { facts } from "#src/elements/description.ts";
import "#src/elements/copy.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { action, ask } from "#src/elements/form/wizard.ts";
import { standardScopes } from "../../providers/oauth2-offers.ts";
import { providerHref } from "../../providers/provider-href.ts";
import { details } from "./details.step.ts";
import { defaults, flowField, tokenKeyField, type Defaults } from "./provider-defaults.ts";
import { given, type Way } from "./way.ts";

/** What kind of program it is: whether it can keep a secret, and whether people come back to it in a browser. */
type Type = "web" | "page" | "native" | "program";

interface Body {
    type: Type;
    redirect_uris?: string;
    authorization_flow: string;
    signing_key: string | null;
}
const { group, radio, textarea } = fieldsFor<Body>();

const client = ask<Body, Defaults>({
    title: () => msg("OAuth2/OpenID"),
    load: defaults,
    fields: (_, preset) => [
        radio("type", msg("Application type"), [
            { value: "web", label: msg("Web application"), description: msg("Runs on a server, which keeps a client secret.") },
            { value: "page", label: msg("Single-page application"), description: msg("Runs in the browser, where no secret can be kept.") },
            { value: "native", label: msg("Native application"), description: msg("Runs on a phone or a computer, where no secret can be kept.") },
            {
                value: "program",
                label: msg("API"),
                description: msg(
                    "A program signs in without a person: as a service account with its app password, or with a token of a source that the provider trusts.",
                ),
            },
        ]),
        ...redirects(),
        group(msg("Sign-in"), [flowField(preset), tokenKeyField(preset)]),
    ],
});

/** Where people come back to looks different for each type. */
const redirects = () =>
    [
        {
            type: "web" as const,
            placeholder: "https://app.example.com/oauth/callback",
            help: msg("The application’s documentation calls it redirect or callback URL."),
        },
        { type: "page" as const, placeholder: "https://app.example.com/", help: msg("Often the address of the application itself.") },
        {
            type: "native" as const,
            placeholder: "com.example.app:/callback",
            help: msg("Of a scheme of its own, or on this machine: http://127.0.0.1:8000/callback."),
        },
    ].map(({ type, placeholder, help }) =>
        textarea("redirect_uris", msg("Redirect URIs"), {
            rows: 2,
            placeholder,
            help: html`${msg("Where people may be sent back to, one address a line.")} ${help}
            ${msg("If left empty, the first address that is used is saved here.")}`,
            when: ({ type: chosen }) => chosen === type,
        }),
    );

const provider = action({
    title: () => msg("Create OAuth2/OpenID provider"),
    from: [client],
    async run(known) {
        const { type, ...body } = given(known, client);
        return oauth2Providers.create({
            ...body,
            name: given(known, details).name,
            client_type: type === "web" || type === "program" ? "confidential" : "public",
            property_mappings: await standardScopes(),
        });
    },
    link: ({ pk, name }) => ({ label: name, href: providerHref(pk) }),
    shows: ({ client_type: type, client_id: id = "", client_secret: secret = "" }) =>
        facts([
            [msg("Client ID"), html`<ak-copy .value=${id} label=${msg("client ID")}></ak-copy>`],
            ...(type === "public" ? [] : [[msg("Client secret"), html`<ak-copy .value=${secret} label=${msg("client secret")}></ak-copy>`] as const]),
        ]),
});

export const oauth2Way: Way = {
    title: () => msg("OAuth2/OpenID"),
    description: () => msg("For applications that speak OAuth2 or OpenID Connect, as most do today."),
    steps: [client],
    before: () => [provider],
    gives: (known) => ({ provider: given(known, provider).pk }),
};
