import { msg } from "@lit/localize";
import { proxyProviders, type ProxyProvider } from "#src/api/providers.api.ts";
import { ApiError } from "#src/base/errors.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { picking, type Option, type Picker } from "#src/elements/form/options.ts";
import { memberForm } from "#src/pages/family.ts";
import { keyPairPicker } from "#src/pickers/certificate.picker.ts";
import { flowPicker } from "#src/pickers/flow.picker.ts";
import { knownScopes, shippedAs } from "#src/pickers/mapping.picker.ts";
import { trustedSources } from "#src/pickers/source.picker.ts";
import { domainAbove, misfit } from "./cookie-domain.ts";
import { aboutProvider, providerTexts } from "./provider-texts.ts";
import { proxyModes } from "./proxy-words.ts";
import { brokenExpression } from "./skip-paths.ts";

type Body = Parameters<typeof proxyProviders.create>[0];
const { choice, choices, duration, group, radio, text, textarea, toggle, url } = fieldsFor<Body>();

interface Offers {
    /** What can be told beside what every proxy provider is told anyway. */
    scopes: readonly Option<string>[];
    sources: Picker<string>;
}

/** Whether every proxy provider has the mapping anyway. */
const isStandard = shippedAs("goauthentik.io/providers");

const sendsPassword = ({ basic_auth_enabled: sends }: Partial<Body>): boolean => sends === true;
const isDomain = ({ mode }: Pick<Body, "mode">): boolean => mode === "forward_domain";
const isProxy = ({ mode }: Pick<Body, "mode">): boolean => mode === "proxy";

/** Creates and changes a provider in front of an application that knows nothing of sign-ins. */
export const proxyForm = memberForm<ProxyProvider, Body, Offers>({
    texts: providerTexts(
        () => msg("Create proxy provider"),
        () => msg("Edit proxy provider"),
    ),
    api: {
        create: async (body) => proxyProviders.create(fitting(body)),
        update: async (key, body, before) => proxyProviders.update(key, fitting(body), before),
        retrieve: proxyProviders.retrieve,
    },
    about: aboutProvider,
    help: "proxy",
    async load(_, signal) {
        const [scopes, sources] = await Promise.all([knownScopes(signal), trustedSources(signal)]);
        return { scopes: scopes.where((scope) => !isStandard(scope)), sources };
    },
    // The server adds the standard mappings each time: the field has the others only.
    values: ({ property_mappings: _, ...provider }: Partial<ProxyProvider> = {}) => provider,
    fields: (provider, { scopes, sources }) => [
        text("name", msg("Name"), { required: true }),
        choice("authorization_flow", msg("Authorization flow"), flowPicker("authorization"), {
            required: true,
            help: msg("What people see on their way to the application, such as the question for their consent."),
        }),
        ...proxyPlace(provider),
        duration("access_token_validity", msg("Sign-ins are valid for"), { required: true, initial: "hours=24" }),
        group(msg("Requests"), requestFields(provider, scopes)),
        group(msg("Headers"), headerFields(sources)),
    ],
});

/** Where the outpost stands, and what it stands in front of. A domain that was entered once is not written anew. */
export const proxyPlace = (provider?: ProxyProvider) => [
    radio("mode", msg("Mode"), proxyModes(), { initial: "proxy" }),
    url("external_host", msg("External address"), {
        required: true,
        placeholder: "https://app.example.com",
        when: (values) => !isDomain(values),
        help: msg("Where people open the application, with its port if that is an unusual one."),
    }),
    url("internal_host", msg("Internal address"), {
        required: true,
        placeholder: "http://localhost:8080",
        when: isProxy,
        help: msg("Where the outpost reaches the application."),
    }),
    toggle("internal_host_ssl_validation", msg("Check the application’s certificate"), { initial: true, when: isProxy }),
    url("external_host", msg("Sign-in URL"), {
        required: true,
        ...(domainAbove(location.origin) && { initial: location.origin }),
        placeholder: "https://login.example.com",
        when: isDomain,
        help: msg("Where browsers reach the outpost. People are sent there when they sign in."),
    }),
    text("cookie_domain", msg("Cookie domain"), {
        required: true,
        placeholder: "example.com",
        when: isDomain,
        ...(!provider && { follows: ({ external_host: address = "" }) => domainAbove(address) }),
        help: msg("The domain that all applications are below, and the sign-in URL too."),
    }),
];

const requestFields = (provider: ProxyProvider | undefined, scopes: readonly Option<string>[]) => [
    choice("certificate", msg("Certificate"), keyPairPicker, { help: msg("For https at the outpost.") }),
    choices("property_mappings", msg("More scopes"), picking(scopes), {
        chosen: scopes.filter(({ value }) => provider?.property_mappings?.includes(value)),
        help: msg("Beside what an outpost is told anyway."),
    }),
    textarea("skip_path_regex", msg("Open without signing in"), {
        placeholder: "^/static/",
        help: msg("One regular expression a line: of the path, or of the whole address if the mode is for a domain."),
        caution: ({ skip_path_regex: lines = "" }) => brokenExpression(lines),
    }),
];

const headerFields = (sources: Picker<string>) => [
    toggle("intercept_header_auth", msg("Accept sign-ins by the Authorization header"), {
        initial: true,
        help: msg("Programs then sign in with a name and an app password, or with a token."),
    }),
    toggle("basic_auth_enabled", msg("Send a name and a password to the application"), { help: msg("As HTTP Basic, for applications that ask for that.") }),
    text("basic_auth_user_attribute", msg("Username attribute"), {
        required: true,
        when: sendsPassword,
        help: msg("Of users and groups. The email address is sent for users who do not have it."),
    }),
    text("basic_auth_password_attribute", msg("Password attribute"), {
        required: true,
        when: sendsPassword,
        help: msg("Of users and groups."),
    }),
    choices("jwks_sources", msg("Trusted sources"), sources, {
        help: msg("A program can sign in with a token of one of these sources instead of a secret."),
    }),
];

/** What is sent: without a domain that was typed for another mode. Throws an ApiError where nobody could sign in for the domain. */
export function fitting<B extends Pick<Body, "mode" | "external_host" | "cookie_domain">>(body: B): B {
    const problem = misfit(body);
    if (problem !== undefined) throw new ApiError(400, { cookie_domain: [problem] });
    return isDomain(body) ? body : { ...body, cookie_domain: "" };
}
