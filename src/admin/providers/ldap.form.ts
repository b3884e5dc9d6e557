import { msg } from "@lit/localize";
import { flows } from "#src/api/flows.api.ts";
import { ldapProviders, type LdapProvider } from "#src/api/providers.api.ts";
import { tenant } from "#src/context/tenant.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { memberForm } from "#src/pages/family.ts";
import { keyPairPicker } from "#src/pickers/certificate.picker.ts";
import { flowPicker } from "#src/pickers/flow.picker.ts";
import { groupPicker } from "#src/pickers/group.picker.ts";
import { aboutProvider, providerTexts } from "./provider-texts.ts";

type Body = Parameters<typeof ldapProviders.create>[0];
const { choice, group, number, radio, text } = fieldsFor<Body>();

/** Creates and changes a provider for what speaks LDAP. */
export const ldapForm = memberForm<LdapProvider, Body, string | null>({
    texts: providerTexts(
        () => msg("Create LDAP provider"),
        () => msg("Edit LDAP provider"),
    ),
    api: ldapProviders,
    about: aboutProvider,
    help: "ldap-provider",
    load: async (provider, signal) => (provider ? null : ownFlow(signal)),
    fields: (_, flow) => [
        text("name", msg("Name"), { required: true }),
        choice("authorization_flow", msg("Bind flow"), flowPicker("authentication"), {
            required: true,
            initial: flow,
            help: msg("Checks name and password when an application binds. It can ask for nothing that only a browser can answer."),
        }),
        choice("search_group", msg("Who may search"), groupPicker, { help: msg("Members of this group. If empty, nobody may search.") }),
        radio("bind_mode", msg("Bind mode"), [
            { value: "cached", label: msg("Cached"), description: msg("The flow runs once, and its result counts until the session ends. Fast.") },
            { value: "direct", label: msg("Direct"), description: msg("The flow runs each time.") },
        ]),
        radio("search_mode", msg("Search mode"), [
            { value: "cached", label: msg("Cached"), description: msg("The outpost keeps all users and groups, and asks for them again every five minutes.") },
            { value: "direct", label: msg("Direct"), description: msg("The server is asked each time.") },
        ]),
        group(msg("Directory"), directoryFields(), { open: true }),
    ],
});

const directoryFields = () => [
    text("base_dn", msg("Base DN"), { required: true, initial: "DC=ldap,DC=goauthentik,DC=io", help: msg("Users and groups are below it.") }),
    choice("certificate", msg("Certificate"), keyPairPicker, { help: msg("For encrypted connections.") }),
    number("uid_start_number", msg("First user ID number"), {
        required: true,
        initial: 2000,
        help: msg("Added to each user’s number, so that it does not clash with the local users of a machine."),
    }),
    number("gid_start_number", msg("First group ID number"), { required: true, initial: 4000, help: msg("The same for groups.") }),
];

/** Key of the flow by which people sign in at this tenant. */
export async function ownFlow(signal: AbortSignal): Promise<string | null> {
    const { flow_authentication: slug } = await tenant.get();
    return slug ? ((await flows.list({ slug }, signal)).results[0]?.pk ?? null) : null;
}
