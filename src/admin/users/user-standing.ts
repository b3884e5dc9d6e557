import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import type { User } from "#src/api/users.api.ts";
import type { Entries } from "#src/elements/description.ts";
import { openForm } from "#src/elements/form/open-form.ts";
import { links } from "#src/elements/table/column.ts";
import { groupHref } from "../groups/group-href.ts";
import { userForms } from "./forms.ts";
import { noRecovery, showRecoveryLink, toggleActive } from "./user.actions.ts";

/** What a user may do, with the ways to change that. @param refresh after one was taken */
export function standing(user: User, refresh: () => void): Entries {
    const then = async (done: Promise<unknown>): Promise<void> => {
        if (await done) refresh();
    };
    const button = (label: string, press: () => void): TemplateResult =>
        html`<button class="pf-v6-c-button pf-m-secondary pf-m-small" type="button" @click=${press}>${label}</button>`;
    return [
        [msg("Role"), user.is_superuser ? msg("Superuser") : msg("Regular user")],
        [msg("Groups"), groupsOf(user)],
        [
            msg("Status"),
            html`${user.is_active ? msg("Active") : msg("Inactive")}
            ${button(user.is_active ? msg("Deactivate") : msg("Activate"), () => void then(toggleActive(user)))}`,
        ],
        [
            msg("Recovery"),
            html`${button(msg("Set password"), () => void then(openForm(userForms.password, user)))}
            ${noRecovery() ? html`<p>${noRecovery()}</p>` : button(msg("Recovery link"), () => void showRecoveryLink(user))}`,
        ],
    ];
}

const groupsOf = ({ groups_obj: groups }: User): unknown => (groups.length === 0 ? "–" : links(groups.map(({ pk, name }) => [groupHref(pk), name])));
