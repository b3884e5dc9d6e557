import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import type { UserSelf } from "#src/api/users.api.ts";
import { session } from "#src/context/session.ts";
import { tenant } from "#src/context/tenant.ts";
import { card } from "#src/elements/card.ts";
import "#src/elements/empty-state.ts";
import { notify, notifyFailure } from "#src/elements/messages.ts";
import { later } from "#src/pages/later.ts";
import { settingsForms } from "./forms.ts";
import { configureLink, offered } from "./offered.ts";

const standIns = { "ak-stage-prompt": "ak-user-stage-prompt" } as const;

/** Who the user is, as the tenant's flow lets them change it; their password; how the interfaces look to them. */
export const details = (): TemplateResult =>
    html`<div class="main-and-more">
        ${card({ body: tenant.value?.flow_user_settings ? later(flow) : nowhere() })}
        <div class="more">${passwordCard()}${preferencesCard()}</div>
    </div>`;

/** What runs flows comes after the page, whose other parts do without. */
async function flow(): Promise<() => TemplateResult> {
    await Promise.all([import("#src/flow/inline.ts"), import("./details.stage.ts")]);
    return () => html`<ak-flow-inline .slug=${tenant.value?.flow_user_settings} .standIns=${standIns} @ak-flow-done=${saved}></ak-flow-inline>`;
}

const nowhere = (): TemplateResult =>
    html`<ak-empty-state header=${msg("Details cannot be changed here.")}>${msg("No flow for this is set in the tenant.")}</ak-empty-state>`;

/** Name, picture and language may be others now. */
function saved(): void {
    notify("success", msg("Your details were saved."));
    void session.refresh();
}

function passwordCard(): TemplateResult | typeof nothing {
    const url = offered.value?.find(({ component }) => component === "ak-user-settings-password")?.configure_url;
    return url
        ? card({
              title: msg("Change your password"),
              body: msg("You enter the new password on a separate page and return here afterwards."),
              actions: html`<a class="pf-v6-c-button pf-m-secondary" href=${configureLink(url, "page-details")}>${msg("Change password")}</a>`,
          })
        : nothing;
}

/** Kept among the user's attributes, which only administrators may write by themselves; for others, administrators do. */
function preferencesCard(): TemplateResult | typeof nothing {
    const user = session.value?.user;
    return user?.is_superuser
        ? card({
              title: msg("Preferences"),
              body: msg("Layout of the library, length of lists, and what the bar at the top shows. The theme is in your account menu."),
              actions: html`<button class="pf-v6-c-button pf-m-secondary" type="button" @click=${() => void changePreferences(user)}>
                  ${msg("Change preferences")}
              </button>`,
          })
        : nothing;
}

/** Forms are loaded with the first that is opened. */
async function changePreferences(user: UserSelf): Promise<void> {
    try {
        const { openForm } = await import("#src/elements/form/open-form.ts");
        await openForm(settingsForms.preferences, user);
    } catch (error) {
        notifyFailure(error);
    }
}
