import { msg } from "@lit/localize";
import { html } from "lit";
import { groups, type Group } from "#src/api/groups.api.ts";
import { ldapProviders, type LdapProvider } from "#src/api/providers.api.ts";
import { session } from "#src/context/session.ts";
import { card } from "#src/elements/card.ts";
import "#src/elements/copy.ts";
import { facts } from "#src/elements/description.ts";
import "#src/elements/snippet.ts";
import { link } from "#src/elements/table/column.ts";
import { groupHref } from "../groups/group-href.ts";
import { withoutOutpost } from "./outpost-warning.ts";
import { providerView } from "./provider-view.ts";

interface Loaded {
    provider: LdapProvider;
    /** Whose members may search; undefined where nobody may. */
    searching: Group | undefined;
    username: string;
}

/** An LDAP provider: how an application binds and searches. */
export const ldapView = providerView<Loaded>({
    help: "ldap-provider",
    async load(pk, signal) {
        const [provider, { user }] = await Promise.all([ldapProviders.retrieve(pk, signal), session.get()]);
        const searching = provider.search_group ? await groups.retrieve(provider.search_group, signal) : undefined;
        return { provider, searching, username: user.username };
    },
    warnings: ({ provider }) => withoutOutpost(provider),
    facts: ({ provider, searching }) => [
        [msg("Who may search"), searching ? link(groupHref(searching.pk), searching.name) : msg("Nobody")],
        [msg("Base DN"), html`<code>${provider.base_dn}</code>`],
        [msg("Binding"), modeName(provider.bind_mode)],
        [msg("Searching"), modeName(provider.search_mode)],
    ],
    cards: (loaded) => card({ title: msg("How to connect"), body: connection(loaded) }),
});

const modeName = (mode: LdapProvider["bind_mode"]): string => (mode === "direct" ? msg("Direct") : msg("Cached"));

function connection({ provider, username }: Loaded): unknown {
    const base = (provider.base_dn ?? "").toLowerCase();
    const bind = `cn=${username},ou=users,${base}`;
    return html`<div class="text">
        <p>${msg("The outpost listens at port 389, and at port 636 for LDAPS. Bind as a user of the search group; here it is you.")}</p>
        ${facts([
            [msg("Bind DN"), html`<ak-copy .value=${bind} label=${msg("Bind DN")}></ak-copy>`],
            [msg("Bind password"), msg("Your password, or an app password")],
            [msg("Search base"), html`<ak-copy .value=${base} label=${msg("Search base")}></ak-copy>`],
        ])}
        <p>${msg("Try it:")}</p>
        <ak-snippet label=${msg("search by ldapsearch")} .text=${ldapsearch(bind, base)}></ak-snippet>
        <p>${msg("For Linux machines, in the file sssd.conf:")}</p>
        <ak-snippet label=${msg("configuration of SSSD")} .text=${sssd(bind, base)}></ak-snippet>
    </div>`;
}

const HOST = "outpost.example.com";

const ldapsearch = (bind: string, base: string): string => `ldapsearch -H ldap://${HOST} -x -W \\
  -D '${bind}' \\
  -b '${base}' \\
  '(objectClass=user)'`;

const sssd = (bind: string, base: string): string => `[domain/authentik]
id_provider = ldap
auth_provider = ldap
ldap_uri = ldaps://${HOST}
ldap_schema = rfc2307bis
ldap_search_base = ${base}
ldap_user_search_base = ou=users,${base}
ldap_group_search_base = ou=groups,${base}
ldap_user_object_class = user
ldap_user_name = cn
ldap_group_object_class = group
ldap_group_name = cn
ldap_default_bind_dn = ${bind}
ldap_default_authtok = <password>`;
