import { msg } from "@lit/localize";
import type { LdapMapping } from "#src/api/property-mappings.api.ts";
import { ldapSources, type LdapSource } from "#src/api/sources.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { certificatePicker } from "#src/pickers/certificate.picker.ts";
import { groupPicker } from "#src/pickers/group.picker.ts";
import { knownLdapMappings, shippedAs } from "#src/pickers/mapping.picker.ts";
import type { Known } from "#src/pickers/picker.ts";
import { certificateCreation } from "../certificates/certificate-creation.ts";
import { sourceForm } from "./source-form.ts";
import { userPath } from "./source-words.ts";

type Body = Parameters<typeof ldapSources.create>[0];
const { choice, choices, group, secret, text, toggle } = fieldsFor<Body>();

/** Starts of what the mappings that come with authentik are known by, for a new source of most directories. */
const FOR_USERS = ["goauthentik.io/sources/ldap/default", "goauthentik.io/sources/ldap/ms"];
const FOR_GROUPS = "goauthentik.io/sources/ldap/default-name";

interface Loaded {
    mappings: Known<LdapMapping, string>;
    /** There is a source already that writes passwords back; the server refuses a second. */
    isWritten: boolean;
}

/** Creates and changes a source that takes over users and groups from a directory. */
export const ldapSourceForm = sourceForm<LdapSource, Body, Loaded>({
    create: () => msg("New LDAP directory"),
    edit: () => msg("Edit LDAP directory"),
    api: ldapSources,
    load: async (_, signal) => {
        const [mappings, writing] = await Promise.all([knownLdapMappings(signal), ldapSources.list({ sync_users_password: true, page_size: 1 }, signal)]);
        return { mappings, isWritten: writing.results.length > 0 };
    },
    fields: (source, { mappings, isWritten }) => [
        toggle("sync_users", msg("Import users"), { initial: true }),
        toggle("sync_users_password", msg("Write passwords back"), {
            initial: !isWritten,
            help: msg("A password that is changed here is changed in the directory too. Only one source can do this."),
        }),
        toggle("sync_groups", msg("Import groups"), { initial: true }),
        group(msg("Connection"), connectionFields(source), { open: true }),
        group(msg("What is imported"), mappingFields(source, mappings), { open: true }),
        group(msg("Where users and groups are"), placeFields()),
    ],
});

const connectionFields = (source: LdapSource | undefined) => [
    text("server_uri", msg("Server"), {
        required: true,
        placeholder: "ldap://directory.example.com",
        help: msg("One address, or several with commas between them: the first that answers is used."),
    }),
    toggle("start_tls", msg("StartTLS"), { initial: true, help: msg("Encrypts the connection after it was opened. Leave it off for ldaps:// addresses.") }),
    choice("peer_certificate", msg("Certificate of the server"), certificatePicker, {
        create: certificateCreation(),
        help: msg("If empty, its certificate is not checked."),
    }),
    text("bind_cn", msg("Bind DN"), { help: msg("The account that the directory is read with. If empty, it is read without one.") }),
    secret("bind_password", msg("Bind password"), { keep: source !== undefined }),
    text("base_dn", msg("Base DN"), { required: true, placeholder: "dc=example,dc=com", help: msg("Nothing outside of it is read.") }),
];

function mappingFields(source: LdapSource | undefined, mappings: Known<LdapMapping, string>) {
    const first = (isDefault: (mapping: LdapMapping) => boolean) => (source ? undefined : mappings.where(isDefault));
    return [
        choices("property_mappings", msg("User property mappings"), mappings, {
            chosen: first(shippedAs(...FOR_USERS)),
            help: msg("Which attribute of the directory fills which field of a user."),
        }),
        choices("property_mappings_group", msg("Group property mappings"), mappings, {
            chosen: first(({ managed }) => managed === FOR_GROUPS),
            help: msg("Which attribute of the directory fills which field of a group."),
        }),
    ];
}

const placeFields = () => [
    choice("sync_parent_group", msg("Group"), groupPicker, { help: msg("Imported groups are put inside this one.") }),
    userPath(),
    text("additional_user_dn", msg("User DN"), { placeholder: "ou=people", help: msg("Put before the base DN when users are looked for.") }),
    text("additional_group_dn", msg("Group DN"), { placeholder: "ou=groups", help: msg("Put before the base DN when groups are looked for.") }),
    text("user_object_filter", msg("User filter"), { required: true, initial: "(objectClass=person)", help: msg("Entries that match are users.") }),
    text("group_object_filter", msg("Group filter"), { required: true, initial: "(objectClass=group)", help: msg("Entries that match are groups.") }),
    text("group_membership_field", msg("Membership attribute"), {
        required: true,
        initial: "member",
        help: msg("Lists a group’s members by DN; “memberUid” lists them by name."),
    }),
    text("object_uniqueness_field", msg("Identity attribute"), {
        required: true,
        initial: "objectSid",
        help: msg("An attribute that never changes and is unique. Users and groups are recognized by it, even after they were renamed."),
    }),
];
