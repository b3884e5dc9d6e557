import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { users, type User } from "#src/api/users.api.ts";
import { can, config } from "#src/common/config.ts";
import { session } from "#src/common/session.ts";
import { viewPage, type ViewHandle } from "#src/common/view-page.ts";
import { card } from "#src/elements/card.ts";
import { facts } from "#src/elements/description.ts";
import { moment, yesNo } from "#src/elements/table/column.ts";
import { activationForm, passwordForm, showRecoveryLink } from "./user.actions.ts";
import { userForm } from "./user.form.ts";

/** One user: who they are, and what can be done with them. */
export const userPage = viewPage<User>({
    load: async ({ id = "" }, signal) => {
        const user = await users.retrieve(id, signal);
        await config.get().catch(() => "without the button, then");
        return user;
    },
    title: (user) => msg(str`User ${user.username}`),
    description: (user) => user.name,
    tabs: (user, view) => [{ name: "page-overview", title: msg("Overview"), content: () => overview(user, view) }],
});

const overview = (user: User, view: ViewHandle<User>): TemplateResult =>
    card({
        body: facts([
            [msg("Username"), user.username],
            [msg("Name"), user.name],
            [msg("Email"), user.email],
            [msg("Path"), user.path],
            [msg("Last login"), moment(user.last_login)],
            [msg("Active"), yesNo(user.is_active)],
            [msg("Superuser"), yesNo(user.is_superuser)],
            [msg("Groups"), user.groups_obj.map(({ name }) => name).join(", ")],
        ]),
        actions: html`
            <button class="pf-v6-c-button pf-m-primary" type="button" @click=${() => view.edit(userForm)}>${msg("Edit")}</button>
            <button class="pf-v6-c-button pf-m-secondary" type="button" @click=${() => view.edit(passwordForm)}>${msg("Set password")}</button>
            <button class="pf-v6-c-button pf-m-secondary" type="button" @click=${() => showRecoveryLink(user)}>${msg("Recovery link")}</button>
            <button class="pf-v6-c-button ${user.is_active ? "pf-m-warning" : "pf-m-secondary"}" type="button" @click=${() => view.edit(activationForm)}>
                ${user.is_active ? msg("Deactivate") : msg("Activate")}
            </button>
            ${
                can("can_impersonate") && user.pk !== session.value?.user.pk
                    ? html`<a class="pf-v6-c-button pf-m-tertiary" href="/-/impersonation/${user.pk}/">${msg("Impersonate")}</a>`
                    : nothing
            }
        `,
    });
