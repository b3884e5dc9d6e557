import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import type { User } from "#src/api/users.api.ts";
import { openForm } from "#src/elements/form/open-form.ts";
import { passwordForm } from "./password.form.ts";
import { noRecovery, showRecoveryLink } from "./user.actions.ts";

/** How somebody who was just made comes to a password; said below the message that they were. */
export const nextSteps = (user: User): TemplateResult => html`
    <p>${msg("There is no password yet.")}</p>
    ${button(msg("Set password"), () => openForm(async () => passwordForm, user))}
    ${noRecovery() ? nothing : button(msg("Recovery link"), () => showRecoveryLink(user))}
`;

const button = (label: string, press: () => Promise<unknown>): TemplateResult =>
    html`<button class="pf-v6-c-button pf-m-secondary pf-m-small" type="button" @click=${() => void press()}>${label}</button>`;
