import { Task } from "@lit/task";
import { msg } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { session } from "#src/context/session.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/empty-state.ts";
import "#src/elements/form/choice.ts";
import "#src/elements/loading.ts";
import { userPicker } from "#src/pickers/user.picker.ts";

/** What an application is told about a user; about oneself, until another is chosen. */
@customElement("ak-provider-preview")
export class ProviderPreview extends AkElement {
    static override styles = css`
        :host {
            display: grid;
            gap: var(--pf-t--global--spacer--md);
        }

        .user {
            display: grid;
            gap: var(--pf-t--global--spacer--xs);
            max-inline-size: 24rem;
        }

        .claims {
            display: grid;
            gap: var(--pf-t--global--spacer--sm) var(--pf-t--global--spacer--lg);
            margin-block-end: var(--pf-t--global--spacer--md);
            overflow-wrap: anywhere;
        }

        .claims dt {
            display: grid;
        }

        .claims small {
            color: var(--pf-t--global--text--color--subtle);
        }

        @media (min-width: 48rem) {
            .claims {
                grid-template-columns: minmax(10rem, 1fr) minmax(0, 2fr);
            }
        }
    `;

    /** Asks what it would be told, and shows it. */
    @property({ attribute: false }) load!: (user: number, signal: AbortSignal) => Promise<unknown>;

    @state() private chosen: number | undefined;

    readonly #me = session.watch(this);
    readonly #preview = new Task(this, {
        task: async ([load, user], { signal }) => (user === undefined ? nothing : load(user, signal)),
        args: () => [this.load, this.#user] as const,
    });

    get #user(): number | undefined {
        return this.chosen ?? this.#me.value?.user.pk;
    }

    protected override render(): TemplateResult {
        return html`<div class="user">
                <span aria-hidden="true">${msg("User")}</span>
                <ak-choice
                    label=${msg("User")}
                    required
                    .search=${userPicker.search}
                    .find=${userPicker.find}
                    .value=${this.#user ?? null}
                    @change=${({ target }: Event & { target: HTMLElementTagNameMap["ak-choice"] }) => this.#choose(target.value)}
                ></ak-choice>
            </div>
            <div aria-live="polite">
                ${this.#preview.render({
                    pending: () => html`<ak-loading></ak-loading>`,
                    complete: (shown) => shown,
                    error: (error) =>
                        html`<ak-empty-state
                            header=${msg("The preview could not be loaded.")}
                            .error=${error}
                            .retry=${() => this.#preview.run()}
                        ></ak-empty-state>`,
                })}
            </div>`;
    }

    #choose(value: string | number | null): void {
        if (typeof value === "number") this.chosen = value;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-provider-preview": ProviderPreview;
    }
}
