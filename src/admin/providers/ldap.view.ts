import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { demo } from "#src/api/demo.api.ts";
import { groups, type Group } from "#src/api/groups.api.ts";
import { ldapProviders, type LdapProvider } from "#src/api/providers.api.ts";
import { demoOf } from "#src/base/demo.ts";
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
    /** Somebody who may search, the visitor before others; where nobody may, the visitor. */
    person: Person;
    /** Where the sandbox itself speaks for this directory. */
    addresses: readonly string[];
}

interface Person {
    readonly username: string;
    readonly isVisitor: boolean;
    readonly maySearch: boolean;
}

/** An LDAP provider: how an application binds and searches. */
export const ldapView = providerView<Loaded>({
    help: "ldap-provider",
    async load(pk, signal) {
        const [provider, { user }] = await Promise.all([ldapProviders.retrieve(pk, signal), session.get()]);
        const [searching, addresses] = await Promise.all([
            provider.search_group ? groups.retrieve(provider.search_group, signal) : undefined,
            provider.assigned_application_slug ? demo.directoryAddresses(provider.assigned_application_slug, signal) : [],
        ]);
        return { provider, searching, person: personOf(searching, user.username), addresses };
    },
    warnings: ({ provider, addresses }) => (addresses.length ? nothing : withoutOutpost(provider)),
    facts: ({ provider, searching }) => [
        [msg("Who may search"), searching ? link(groupHref(searching.pk), searching.name) : msg("Nobody")],
        [msg("Base DN"), html`<code>${provider.base_dn}</code>`],
        [msg("Bind mode"), modeName(provider.bind_mode)],
        [msg("Search mode"), modeName(provider.search_mode)],
    ],
    cards: (loaded) => html`${tryOut(loaded)} ${card({ title: msg("How to connect"), body: connection(loaded) })}`,
});

function personOf(searching: Group | undefined, visitor: string): Person {
    const members = (searching?.users_obj ?? []).filter(({ is_active: isActive }) => isActive).map(({ username }) => username);
    const username = members.includes(visitor) ? visitor : (members[0] ?? visitor);
    return { username, isVisitor: username === visitor, maySearch: members.length > 0 };
}

/** The demo application binds and searches here; the sandbox as a server speaks LDAP itself. */
function tryOut({ provider, person, addresses: [address] }: Loaded): TemplateResult | typeof nothing {
    const { component, assigned_application_slug: slug } = provider;
    const href = slug ? demoOf({ slug, provider_obj: { component } }) : undefined;
    if (!href) return nothing;
    const { bind, base } = namesOf(provider, person);
    return card({
        title: msg("Without an outpost"),
        body: html`<div class="text">
            <p>${msg("A console in this browser binds, searches, and shows each result code.")}</p>
            <p><a href=${href} target="_blank" rel="noopener noreferrer">${msg("Try it")}</a></p>
            ${
                address === undefined
                    ? html`<p>${msg("Started as a server, the sandbox speaks LDAP itself:")}</p>
                          <ak-snippet label=${msg("start with LDAP")} text="npm run serve -- --ldap-port 3389"></ak-snippet>`
                    : html`<p>${msg("The sandbox speaks LDAP itself:")}</p>`
            }
            <ak-snippet label=${msg("search in the sandbox")} .text=${ldapsearch(address ?? "ldap://localhost:3389", bind, base)}></ak-snippet>
        </div>`,
    });
}

function namesOf({ base_dn: dn }: LdapProvider, { username }: Person): { bind: string; base: string } {
    const base = (dn ?? "").toLowerCase();
    return { base, bind: `cn=${username},ou=users,${base}` };
}

const aboutPerson = ({ username, isVisitor, maySearch }: Person): string => {
    if (!maySearch) return msg("Nobody may search everything until a search group with members is chosen; whoever binds finds themself.");
    return isVisitor ? msg("Bind as a user of the search group; here it is you.") : msg(str`Bind as a user of the search group; here it is ${username}.`);
};

const modeName = (mode: LdapProvider["bind_mode"]): string => (mode === "direct" ? msg("Direct") : msg("Cached"));

function connection({ provider, person }: Loaded): TemplateResult {
    const { bind, base } = namesOf(provider, person);
    return html`<div class="text">
        <p>${msg("The outpost listens at port 389, and at port 636 for LDAPS.")} ${aboutPerson(person)}</p>
        ${facts([
            [msg("Bind DN"), html`<ak-copy .value=${bind} label=${msg("Bind DN")}></ak-copy>`],
            [msg("Bind password"), person.isVisitor ? msg("Your password, or an app password") : msg("Their password, or an app password")],
            [msg("Search base"), html`<ak-copy .value=${base} label=${msg("Search base")}></ak-copy>`],
        ])}
        <p>${msg("Whoever has a device that shows codes writes the code behind the password: password;123456")}</p>
        <p>${msg("Try it:")}</p>
        <ak-snippet label=${msg("search by ldapsearch")} .text=${ldapsearch(`ldap://${HOST}`, bind, base)}></ak-snippet>
        <p>${msg("For Linux machines, in the file sssd.conf:")}</p>
        <ak-snippet label=${msg("configuration of SSSD")} .text=${sssd(bind, base)}></ak-snippet>
    </div>`;
}

const HOST = "outpost.example.com";

const ldapsearch = (address: string, bind: string, base: string): string => `ldapsearch -H ${address} -x -W \\
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
