import { Task } from "@lit/task";
import { msg, str } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import card from "@patternfly/patternfly/components/Card/card.css";
import description from "@patternfly/patternfly/components/DescriptionList/description-list.css";
import label from "@patternfly/patternfly/components/Label/label.css";
import { users, type User } from "#src/api/users.api.ts";
import { can, config } from "#src/common/config.ts";
import { sentence } from "#src/common/failure.ts";
import type { Page } from "#src/common/router.ts";
import { session } from "#src/common/session.ts";
import "#src/common/shell/page-header.ts";
import { entry } from "#src/elements/description.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/empty-state.ts";
import { openForm, type FormDefinition } from "#src/elements/form/open-form.ts";
import "#src/elements/loading.ts";
import { moment, yesNo } from "#src/elements/table/column.ts";
import "#src/elements/tabs.ts";
import { activationForm, passwordForm, showRecoveryLink } from "./user.actions.ts";
import { userForm } from "./user.form.ts";

/** One user: who they are, and what can be done with them. */
@customElement("ak-user-page")
export class UserPage extends AkElement {
    static override styles = [
        button,
        card,
        description,
        label,
        css`
            .content {
                padding: 0 var(--pf-t--global--spacer--lg) var(--pf-t--global--spacer--lg);
                max-inline-size: 64rem;
            }

            .actions {
                display: flex;
                flex-wrap: wrap;
                gap: var(--pf-t--global--spacer--sm);
            }

            .pf-v6-c-card {
                margin-block-start: var(--pf-t--global--spacer--md);
            }
        `,
    ];

    @property() userId = "";

    readonly #user = new Task(this, {
        task: async ([id], { signal }) => {
            const user = await users.retrieve(id, signal);
            await config.get().catch(() => "without the button, then");
            return user;
        },
        args: () => [this.userId] as const,
    });

    protected override render(): TemplateResult {
        // The last user stays while they are loaded again.
        const user = this.#user.value;
        return html`
            <ak-page-header header=${user ? msg(str`User ${user.username}`) : ""} description=${user?.name ?? ""}></ak-page-header>
            <div class="content">
                ${this.#user.render({
                    pending: () => (user ? this.#tabs(user) : html`<ak-loading></ak-loading>`),
                    complete: (loaded) => this.#tabs(loaded),
                    error: (error) =>
                        html`<ak-empty-state icon="error" header=${msg("The user could not be loaded.")} .retry=${() => this.#user.run()}
                            >${sentence(error)}</ak-empty-state
                        >`,
                })}
            </div>
        `;
    }

    #tabs(user: User): TemplateResult {
        return html`<ak-tabs
            label=${user.username}
            .tabs=${[{ name: "page-overview", title: msg("Overview"), content: () => this.#overview(user) }]}
        ></ak-tabs>`;
    }

    /** Rendered inside the tabs, whose shadow root does not have the sheets: so a box of its own. */
    #overview(user: User): TemplateResult {
        return html`<ak-user-overview .user=${user} @ak-changed=${() => this.#user.run()}></ak-user-overview>`;
    }
}

/**
 * What is known of a user.
 * @event ak-changed - the user is another now
 */
@customElement("ak-user-overview")
export class UserOverview extends AkElement {
    static override styles = UserPage.styles;

    @property({ attribute: false }) user!: User;

    protected override render(): TemplateResult {
        const { user } = this;
        return html`<section class="pf-v6-c-card pf-m-bordered">
            <div class="pf-v6-c-card__body">
                <dl class="pf-v6-c-description-list pf-m-horizontal">
                    ${entry(msg("Username"), user.username)} ${entry(msg("Name"), user.name || "–")} ${entry(msg("Email"), user.email || "–")}
                    ${entry(msg("Path"), user.path)} ${entry(msg("Last login"), moment(user.last_login))} ${entry(msg("Active"), yesNo(user.is_active))}
                    ${entry(msg("Superuser"), yesNo(user.is_superuser))} ${entry(msg("Groups"), user.groups_obj.map(({ name }) => name).join(", ") || "–")}
                </dl>
            </div>
            <div class="pf-v6-c-card__footer actions">
                <button class="pf-v6-c-button pf-m-primary" type="button" @click=${() => this.#change(userForm)}>${msg("Edit")}</button>
                <button class="pf-v6-c-button pf-m-secondary" type="button" @click=${() => this.#change(passwordForm)}>${msg("Set password")}</button>
                <button class="pf-v6-c-button pf-m-secondary" type="button" @click=${() => showRecoveryLink(user)}>${msg("Recovery link")}</button>
                <button class="pf-v6-c-button ${user.is_active ? "pf-m-warning" : "pf-m-secondary"}" type="button" @click=${() => this.#change(activationForm)}>
                    ${user.is_active ? msg("Deactivate") : msg("Activate")}
                </button>
                ${
                    can("can_impersonate") && user.pk !== session.value?.user.pk
                        ? html`<a class="pf-v6-c-button pf-m-tertiary" href="/-/impersonation/${user.pk}/">${msg("Impersonate")}</a>`
                        : nothing
                }
            </div>
        </section>`;
    }

    async #change(form: FormDefinition<User, unknown>): Promise<void> {
        if (await openForm(form, this.user)) this.emit("ak-changed");
    }
}

export const userPage: Page = { render: ({ id }) => html`<ak-user-page userId=${id ?? ""}></ak-user-page>` };
