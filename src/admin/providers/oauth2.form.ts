import { msg } from "@lit/localize";
import { oauth2Providers, type OAuth2Provider } from "#src/api/providers.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { randomText } from "#src/elements/form/secret.ts";
import { memberForm } from "#src/pages/family.ts";
import { keyPairPicker } from "#src/pickers/certificate.picker.ts";
import { flowPicker } from "#src/pickers/flow.picker.ts";
import { offers, type Offers } from "./oauth2-offers.ts";
import { aboutProvider, providerTexts } from "./provider-texts.ts";

type Body = Parameters<typeof oauth2Providers.create>[0];
const { choice, choices, duration, group, radio, secret, text, textarea, toggle } = fieldsFor<Body>();

/** Letters of what is made up for a new provider; as many as the server takes. */
const [ID_LENGTH, SECRET_LENGTH] = [40, 128] as const;

/** Creates and changes an OAuth2 and OpenID Connect provider. */
export const oauth2Form = memberForm<OAuth2Provider, Body, Offers>({
    texts: providerTexts(
        () => msg("Create OAuth2/OpenID provider"),
        () => msg("Edit OAuth2/OpenID provider"),
    ),
    api: oauth2Providers,
    about: aboutProvider,
    help: "oauth2",
    load: (provider, signal) => offers(provider === undefined, signal),
    fields: (provider, offered) => [
        text("name", msg("Name"), { required: true }),
        choice("authorization_flow", msg("Authorization flow"), flowPicker("authorization"), {
            required: true,
            help: msg("What people see on their way to the application, such as the question for their consent."),
        }),
        group(msg("Client"), clientFields(provider, offered), { open: true }),
        group(msg("Tokens"), tokenFields(offered)),
        group(msg("Sign-in of programs"), [
            choices("jwks_sources", msg("Trusted sources"), offered.sources, {
                help: msg("A program can sign in with a token of one of these sources instead of a secret."),
            }),
        ]),
    ],
});

const clientFields = (provider: OAuth2Provider | undefined, { onlyKey }: Offers) => [
    radio("client_type", msg("Client type"), [
        { value: "confidential", label: msg("Confidential"), description: msg("The application runs on a server and can keep a secret.") },
        { value: "public", label: msg("Public"), description: msg("The application runs in a browser or on a device, where a secret can be read.") },
    ]),
    text("client_id", msg("Client ID"), { required: true, maxlength: 255, initial: randomText(ID_LENGTH) }),
    secret("client_secret", msg("Client secret"), {
        initial: randomText(SECRET_LENGTH),
        generate: SECRET_LENGTH,
        help: provider
            ? msg("The application needs it together with the client ID.")
            : msg("The application needs it together with the client ID. A new one is generated for you."),
        when: ({ client_type: type }) => type === "confidential",
    }),
    textarea("redirect_uris", msg("Redirect URIs"), {
        placeholder: "https://app.example.com/oauth/callback",
        help: msg(
            "Where people may be sent back to, and from where programs in a browser may call, one address a line. Each is a regular expression: “.*” allows all, which lets anybody have the tokens. If left empty, the first address that is used is saved here.",
        ),
    }),
    choice("signing_key", msg("Signing key"), keyPairPicker, {
        initial: onlyKey,
        help: msg("Signs the tokens. Without one they are signed with the client secret, which many applications cannot check."),
    }),
];

const tokenFields = ({ scopes, standard }: Offers) => [
    duration("access_code_validity", msg("Authorization codes are valid for"), { required: true, initial: "minutes=1" }),
    // As in the original's form; what its API gives where nothing is sent is an hour.
    duration("access_token_validity", msg("Access tokens are valid for"), { required: true, initial: "minutes=5" }),
    duration("refresh_token_validity", msg("Refresh tokens are valid for"), { required: true, initial: "days=30" }),
    choices("property_mappings", msg("Scopes"), scopes, { chosen: standard, help: msg("What the application may ask for, and what it is told.") }),
    radio(
        "sub_mode",
        msg("Subject (sub)"),
        [
            { value: "hashed_user_id", label: msg("Hashed ID of the user"), description: msg("Says nothing about the user, and never changes.") },
            { value: "user_id", label: msg("ID of the user") },
            { value: "user_username", label: msg("Username"), description: msg("Changes when the user is renamed.") },
            { value: "user_email", label: msg("Email address"), description: msg("Changes when the user gets another address. Prefer an ID.") },
            { value: "user_upn", label: msg("UPN"), description: msg("The attribute “upn” of the user; the hashed ID where there is none.") },
        ],
        { help: msg("How tokens name the user, as “sub”.") },
    ),
    toggle("include_claims_in_id_token", msg("Claims in the ID token"), {
        initial: true,
        help: msg("Tells applications about the user that do not ask the userinfo address."),
    }),
    radio(
        "issuer_mode",
        msg("Issuer"),
        [
            { value: "per_provider", label: msg("One for each application"), description: msg("The issuer contains the slug of the application.") },
            { value: "global", label: msg("The same for all"), description: msg("Providers in this mode share one issuer.") },
        ],
        { help: msg("How tokens name this server, as “iss”.") },
    ),
];
