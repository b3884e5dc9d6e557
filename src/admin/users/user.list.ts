import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { users, type User } from "#src/api/users.api.ts";
import { can, config } from "#src/context/config.ts";
import { icon } from "#src/base/icons.ts";
import type { ListDefinition, ListHandle } from "#src/pages/list.ts";
import { href, routeState, setRouteState } from "#src/base/route.ts";
import { session } from "#src/context/session.ts";
import { entry } from "#src/elements/description.ts";
import { openForm, type FormDefinition } from "#src/elements/form/open-form.ts";
import { mailAddress, link, moment, yesNo, type Column } from "#src/elements/table/column.ts";
import { activationForm, passwordForm, showRecoveryLink } from "./user.actions.ts";
import { userForm } from "./user.form.ts";

const SERVICE_ACCOUNT = "goauthentik.io/user/service-account";

/** Kept in the address; hidden unless it says otherwise. */
const hidesServiceAccounts = (): boolean => routeState()["hideServiceAccounts"] !== false;

const columns: Column<User>[] = [
    {
        title: () => msg("Name"),
        sort: "username",
        cell: (user) => html`<span class="stacked">${link(href(`/identity/users/${user.pk}`), user.username)}<small>${user.name}</small></span>`,
    },
    { title: () => msg("Email"), sort: "email", cell: (user) => mailAddress(user.email) },
    { title: () => msg("Active"), sort: "is_active", cell: (user) => yesNo(user.is_active) },
    { title: () => msg("Last login"), sort: "last_login", cell: (user) => moment(user.last_login) },
];

/** Users that a query of the API leaves, wherever they are listed. */
export const userList = (which: () => Parameters<typeof users.list>[0], options: Partial<ListDefinition<User>>): ListDefinition<User> => ({
    title: () => msg("Users"),
    load: async (query, signal) => {
        const attributes = hidesServiceAccounts() ? JSON.stringify({ [`${SERVICE_ACCOUNT}__isnull`]: true }) : "";
        const list = users.list({ ...query, ...which(), attributes }, signal);
        // Whether impersonation is offered is known before the first row is shown, so that no button comes later.
        await config.get().catch(() => "without the button, then");
        return list;
    },
    columns,
    order: "last_login",
    name: (user) => user.username,
    edit: userForm,
    actions: impersonate,
    expand: details,
    filters,
    ...options,
});

/** "1 user", "2 users". */
export const countOfUsers = (count: number): string => (count === 1 ? msg("1 user") : msg(str`${count} users`));

function filters(list: ListHandle): TemplateResult {
    const change = (event: Event): void => {
        if (!(event.target instanceof HTMLInputElement)) return;
        setRouteState({ hideServiceAccounts: event.target.checked ? undefined : false });
        list.restart();
    };
    return html`<label class="filter"><input type="checkbox" .checked=${hidesServiceAccounts()} @change=${change} /> ${msg("Hide service accounts")}</label>`;
}

function impersonate(user: User): TemplateResult | typeof nothing {
    return can("can_impersonate") && user.pk !== session.value?.user.pk
        ? html`<a
              class="pf-v6-c-button pf-m-plain"
              href="/-/impersonation/${user.pk}/"
              aria-label=${msg(str`Impersonate ${user.username}`)}
              title=${msg("Impersonate")}
          >
              <span class="pf-v6-c-button__icon">${icon("user")}</span>
          </a>`
        : nothing;
}

function details(user: User, list: ListHandle): TemplateResult {
    const then = async (form: FormDefinition<User, unknown>): Promise<void> => {
        if (await openForm(form, user)) list.refresh();
    };
    const button = (label: string, press: () => void): TemplateResult =>
        html`<button class="pf-v6-c-button pf-m-secondary pf-m-small" type="button" @click=${press}>${label}</button>`;
    return html`<dl class="pf-v6-c-description-list pf-m-2-col-on-md">
        ${entry(msg("Role"), user.is_superuser ? msg("Superuser") : msg("Regular user"))}
        ${entry(msg("Groups"), user.groups_obj.map(({ name }) => name).join(", ") || "–")}
        ${entry(msg("Status"), html`${user.is_active ? msg("Active") : msg("Inactive")} ${button(user.is_active ? msg("Deactivate") : msg("Activate"), () => void then(activationForm))}`)}
        ${entry(msg("Recovery"), html`${button(msg("Set password"), () => void then(passwordForm))} ${button(msg("Recovery link"), () => void showRecoveryLink(user))}`)}
    </dl>`;
}
