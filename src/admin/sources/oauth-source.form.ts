import { msg, str } from "@lit/localize";
import { oauthSources, type OAuthService, type OAuthSource } from "#src/api/sources.api.ts";
import { ApiError, NON_FIELD } from "#src/base/errors.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import type { FormDefinition } from "#src/elements/form/form.ts";
import { type Service, serviceName } from "./services.ts";
import { storesPictures, type Picture } from "#src/pages/picture.ts";
import { defaultFlows, flowFields, type DefaultFlows, iconFields, sourceForm, type SourceRow, withIcon } from "./source-form.ts";
import { userFields } from "./source-words.ts";

type Body = Parameters<typeof oauthSources.create>[0] & Picture;
const { code, group, place, secret, text } = fieldsFor<Body>();

interface Known {
    service: OAuthService | undefined;
    flows: DefaultFlows;
    pictures: boolean;
}

const { create, update, retrieve } = withIcon(oauthSources);

/**
 * Creates and changes a source of one service.
 * @param service of a new one; a source that is there has its own
 */
export const oauthSourceForm = (service: Service = "openidconnect"): FormDefinition<SourceRow | undefined, OAuthSource> =>
    sourceForm<OAuthSource, Body, Known>({
        create: () => msg(str`New source: ${serviceName(service)}`),
        edit: () => msg("Edit OAuth service"),
        api: {
            create: (body) => create({ ...(body.oidc_well_known_url ? body : withoutNone(body)), provider_type: service }).catch(atItsField),
            update: (...change) => update(...change).catch(atItsField),
            retrieve,
        },
        async load(source, signal) {
            const [all, flows, pictures] = await Promise.all([oauthSources.services(signal), defaultFlows(signal), storesPictures()]);
            const wanted = source?.provider_type ?? service;
            return { service: all.find(({ slug }) => slug === wanted), flows, pictures };
        },
        // An address that is not typed is none, and no empty text.
        values: (source) => source ?? { authorization_url: null, access_token_url: null, profile_url: null, request_token_url: null },
        fields: (source, { service: at, flows, pictures }) => [
            ...userFields(),
            ...iconFields(source, pictures),
            group(msg("Client"), clientFields(source), { open: true, help: msg("The application that you have registered with the service.") }),
            ...(at?.urls_customizable ? [group(msg("Addresses"), addressFields(at), { open: true })] : []),
            group(msg("Flows"), flowFields(flows)),
        ],
    });

/** What is left out of a new source the server asks for; null it takes for an address that is to be read from the configuration. */
const withoutNone = ({ authorization_url, access_token_url, profile_url, ...rest }: Body): Body => ({
    ...rest,
    ...(authorization_url === null ? {} : { authorization_url }),
    ...(access_token_url === null ? {} : { access_token_url }),
    ...(profile_url === null ? {} : { profile_url }),
});

/** The server says of the whole source which address it misses. */
function atItsField(error: unknown): never {
    const said = error instanceof ApiError && error.fields[NON_FIELD]?.[0];
    const missed = ["authorization_url", "access_token_url", "profile_url"].find((name) => said && said.includes(name));
    throw error instanceof ApiError && missed ? new ApiError(error.status, { [missed]: ["This field is required."] }, error.requestId) : error;
}

const clientFields = (source: OAuthSource | undefined) => [
    text("consumer_key", msg("Client ID"), { required: true }),
    secret("consumer_secret", msg("Client secret"), { required: true, keep: source !== undefined }),
    text("additional_scopes", msg("Scopes"), {
        help: msg("Requested in addition to the default scopes, separated by spaces. With a * in front, only these are requested."),
    }),
];

/** What a service has at addresses of each customer's own; those that it has for everybody are used where nothing is typed. */
function addressFields({ slug, authorization_url: authorization, access_token_url: token, profile_url: profile }: OAuthService) {
    const isOpenId = slug === "openidconnect";
    // They may be read from the configuration; without one, the server asks for them.
    const own = (address: string | null) => ({ required: address === null && !isOpenId, ...(address === null ? {} : { placeholder: address }) });
    const addresses = [
        place("authorization_url", msg("Authorization"), { ...own(authorization), help: msg("Where people are sent to sign in.") }),
        place("access_token_url", msg("Token"), { ...own(token), help: msg("Where the code is exchanged for tokens.") }),
        place("profile_url", msg("Profile"), { ...own(profile), help: msg("Where the service says who the user is.") }),
        place("request_token_url", msg("Request token"), { help: msg("Only for services that use OAuth 1.0a: the address that a sign-in starts at.") }),
    ];
    return isOpenId ? [discoveryField(), ...addresses, ...keyFields()] : addresses;
}

const discoveryField = () =>
    place("oidc_well_known_url", msg("OpenID configuration"), {
        placeholder: "https://login.example.com/.well-known/openid-configuration",
        help: msg("The addresses below and the keys are read from it when the source is saved: leave them empty then."),
    });

const keyFields = () => [
    place("oidc_jwks_url", msg("Keys"), {
        help: msg("Where the service publishes the keys that it signs with (JWKS). They are read when the source is saved."),
    }),
    code("oidc_jwks", msg("Keys, as text"), { mode: "json", help: msg("The same keys as text (JWKS), if their address cannot be reached.") }),
];
