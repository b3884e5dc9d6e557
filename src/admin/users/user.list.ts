import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { PEOPLE, users, type User } from "#src/api/users.api.ts";
import { whereCan } from "#src/context/config.ts";
import { icon } from "#src/base/icons.ts";
import { hideSwitch } from "#src/pages/hide-switch.ts";
import type { ListDefinition, ListHandle } from "#src/pages/list.ts";
import { session } from "#src/context/session.ts";
import { entry } from "#src/elements/description.ts";
import { mailAddress, link, moment, yesNo, type Column } from "#src/elements/table/column.ts";
import { userForms } from "./forms.ts";
import { userBulk } from "./user.bulk.ts";
import { userHref } from "./user-href.ts";
import { standing } from "./user-standing.ts";

const serviceAccounts = hideSwitch("hideServiceAccounts", {
    hide: () => msg("Hide service accounts"),
    hidden: () => msg("Service accounts are hidden."),
    show: () => msg("Show service accounts"),
});

const columns: Column<User>[] = [
    {
        title: () => msg("Name"),
        sort: "username",
        cell: (user) => html`<span class="stacked">${link(userHref(user.pk), user.username)}<small>${user.name}</small></span>`,
    },
    { title: () => msg("Email"), sort: "email", cell: (user) => mailAddress(user.email) },
    { title: () => msg("Active"), sort: "is_active", cell: (user) => yesNo(user.is_active) },
    { title: () => msg("Last sign-in"), sort: "last_login", cell: (user) => moment(user.last_login) },
];

/** Users that a query of the API leaves, wherever they are listed. */
export const userList = (which: () => Parameters<typeof users.list>[0], options: Partial<ListDefinition<User>>): ListDefinition<User> => ({
    title: () => msg("Users"),
    load: (query, signal) => users.list({ ...query, ...which(), ...(serviceAccounts.hides() ? PEOPLE : {}) }, signal),
    columns,
    order: "last_login",
    name: (user) => user.username,
    edit: userForms.user,
    bulk: userBulk,
    actions: impersonate,
    expand: details,
    peek: async () => (await import("./user.peek.ts")).userPeek,
    filters: serviceAccounts.filter,
    address: ["hideServiceAccounts"],
    unfound: serviceAccounts.unfound,
    empty: (list) => serviceAccounts.empty(list, { icon: "user", header: msg("No users here."), text: msg("Create one, or look in another folder.") }),
    ...options,
});

function impersonate(user: User): unknown {
    if (user.pk === session.value?.user.pk) return nothing;
    return whereCan(
        "can_impersonate",
        () =>
            html`<a class="pf-v6-c-button pf-m-plain" href="/-/impersonation/${user.pk}/" aria-label=${msg(str`Impersonate ${user.username}`)} data-tip>
                <span class="pf-v6-c-button__icon">${icon("user")}</span>
            </a>`,
    );
}

function details(user: User, list: ListHandle): TemplateResult {
    return html`<dl class="pf-v6-c-description-list pf-m-2-col-on-md">${standing(user, list.refresh).map(([term, value]) => entry(term, value))}</dl>`;
}
