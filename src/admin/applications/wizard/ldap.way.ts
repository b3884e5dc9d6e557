import { msg } from "@lit/localize";
import { html } from "lit";
import { ldapProviders } from "#src/api/providers.api.ts";
import { users } from "#src/api/users.api.ts";
import { ApiError } from "#src/base/errors.ts";
import "#src/elements/copy.ts";
import { facts } from "#src/elements/description.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { action, ask } from "#src/elements/form/wizard.ts";
import { flowPicker } from "#src/pickers/flow.picker.ts";
import { groupPicker } from "#src/pickers/group.picker.ts";
import { ownFlow } from "../../providers/ldap.form.ts";
import { providerHref } from "../../providers/provider-href.ts";
import { userHref } from "../../users/user-href.ts";
import { details } from "./details.step.ts";
import { firstOutpost, outpostActions, outpostField, withoutOutpost, type InOutpost } from "./outpost.ts";
import { given, type Way } from "./way.ts";

interface Directory extends InOutpost {
    base_dn: string;
    authorization_flow: string;
}

interface Search {
    by: "account" | "group" | "nobody";
    account?: string;
    search_group?: string | null;
}

/** The name of this host as a DN (RFC 2247); the form's own one where it has none, as 127.0.0.1. */
export const baseDnOf = (host: string): string =>
    /^[\d.]+$|:/.test(host)
        ? "dc=ldap,dc=goauthentik,dc=io"
        : host
              .split(".")
              .map((part) => `dc=${part}`)
              .join(",");

const fieldsOfDirectory = fieldsFor<Directory>();

const directory = ask<Directory, InOutpost & { flow: string | null }>({
    title: () => msg("LDAP"),
    load: async (signal) => {
        const [flow, outpost] = await Promise.all([ownFlow(signal), firstOutpost("ldap", signal)]);
        return { flow, outpost };
    },
    fields: (_, { flow, outpost }) => [
        fieldsOfDirectory.text("base_dn", msg("Base DN"), {
            required: true,
            initial: baseDnOf(location.hostname),
            help: msg("Users and groups are below it."),
        }),
        fieldsOfDirectory.choice("authorization_flow", msg("Bind flow"), flowPicker("authentication"), {
            required: true,
            initial: flow,
            help: msg("Checks name and password when an application binds. It can ask for nothing that only a browser can answer."),
        }),
        outpostField("ldap", outpost),
    ],
});

const fieldsOfSearch = fieldsFor<Search>();

const search = ask<Search>({
    title: () => msg("Who may search"),
    fields: (known) => [
        fieldsOfSearch.radio("by", msg("Who may search"), [
            { value: "account", label: msg("A new service account"), description: msg("The application binds as it, and looks people up.") },
            { value: "group", label: msg("Members of a group"), description: msg("You choose one that is there already.") },
            { value: "nobody", label: msg("Nobody"), description: msg("People can only bind as themselves.") },
        ]),
        fieldsOfSearch.text("account", msg("Username"), {
            required: true,
            initial: `${given(known, details).slug}-ldap`,
            when: ({ by }) => by === "account",
            help: msg("Its group, which may search, gets the same name."),
        }),
        fieldsOfSearch.choice("search_group", msg("Group"), groupPicker, { required: true, when: ({ by }) => by === "group" }),
    ],
});

const account = action({
    title: () => msg("Create service account"),
    from: [search],
    async run(known) {
        try {
            return await users.createServiceAccount({ name: given(known, search).account ?? "", create_group: true });
        } catch (error) {
            // What is its name to the API is the name of the account here.
            throw error instanceof ApiError && error.fields.name ? new ApiError(error.status, { account: error.fields.name }, error.requestId) : error;
        }
    },
    link: ({ user_pk: pk, username }) => ({ label: username, href: userHref(pk) }),
    shows: ({ username, token }) => html`
        ${facts([
            [msg("Username"), html`<ak-copy .value=${username} label=${msg("username")}></ak-copy>`],
            [msg("Password"), html`<ak-copy .value=${token} label=${msg("password")}></ak-copy>`],
        ])}
        <p>${msg("The password is valid for 360 days and is deleted then. You can copy it again under Tokens and app passwords.")}</p>
    `,
});

const provider = action({
    title: () => msg("Create LDAP provider"),
    from: [directory],
    run: (known) => {
        const { by, search_group: group } = given(known, search);
        const searching = by === "account" ? given(known, account).group_pk : by === "group" ? group : null;
        return ldapProviders.create({ ...withoutOutpost(given(known, directory)), name: given(known, details).name, search_group: searching ?? null });
    },
    link: ({ pk, name }) => ({ label: name, href: providerHref(pk) }),
});

export const ldapWay: Way = {
    title: () => msg("LDAP"),
    description: () => msg("For applications and machines that ask an LDAP directory: an outpost answers as one."),
    steps: [directory, search],
    before: (known) => (known(search)?.by === "account" ? [account, provider] : [provider]),
    gives: (known) => ({ provider: given(known, provider).pk }),
    after: outpostActions(directory, provider),
};
