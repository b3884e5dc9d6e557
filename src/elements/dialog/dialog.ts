import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import alert from "@patternfly/patternfly/components/Alert/alert.css";
import button from "@patternfly/patternfly/components/Button/button.css";
import description from "@patternfly/patternfly/components/DescriptionList/description-list.css";
import modalBox from "@patternfly/patternfly/components/ModalBox/modal-box.css";
import { sentence } from "#src/base/failure.ts";
import { icon } from "#src/base/icons.ts";
import { AkElement } from "../element.ts";
import { requestNumber } from "../request-number.ts";

/** A button of a dialog. */
export interface DialogAction<R> {
    label: string;
    look: "primary" | "danger" | "link";
    /** Has the focus at first. */
    first?: boolean;
    /** What it does; the dialog closes with what it gives, and stays open when it fails. */
    press: () => R | Promise<R>;
}

/**
 * The inside of a dialog that says something and offers what can be done about it; `confirm`, `alert` and `show` of `dialogs.ts` open one.
 * @event ak-done - an action has gone well; detail is what it gave
 */
@customElement("ak-dialog")
export class DialogContent<R> extends AkElement {
    static override styles = [
        alert,
        button,
        description,
        modalBox,
        css`
            :host {
                display: contents;
            }

            .body {
                display: grid;
                gap: var(--pf-t--global--spacer--md);
                overflow: auto;
                overflow-wrap: anywhere;
            }

            .body :is(p, dl, ul):not(:first-child) {
                margin-block-start: var(--pf-t--global--spacer--md);
            }

            .body ul {
                padding-inline-start: var(--pf-t--global--spacer--lg);
                list-style: disc;
            }

            .body dd ul {
                margin-block-start: 0;
            }
        `,
    ];

    @property({ attribute: false }) content: unknown = nothing;
    @property({ attribute: false }) actions: readonly DialogAction<R>[] = [];

    @state() private busy = false;
    @state() private failure: unknown;
    @query(".first") private first!: HTMLElement | null;

    protected override firstUpdated(): void {
        this.first?.focus();
    }

    protected override render(): TemplateResult {
        return html`
            <div class="pf-v6-c-modal-box__body body" tabindex="0">
                <div>${this.content}</div>
                <div role="alert" ?hidden=${this.failure === undefined}>${this.failure === undefined ? nothing : failed(this.failure)}</div>
            </div>
            <footer class="pf-v6-c-modal-box__footer">
                ${this.actions.map(
                    (action) =>
                        html`<button
                            class="pf-v6-c-button pf-m-${action.look} ${action.first ? "first" : ""}"
                            type="button"
                            aria-disabled=${this.busy}
                            @click=${() => this.#press(action)}
                        >
                            ${action.label}
                        </button>`,
                )}
            </footer>
        `;
    }

    async #press({ press }: DialogAction<R>): Promise<void> {
        if (this.busy) return;
        this.busy = true;
        this.failure = undefined;
        try {
            this.emit("ak-done", await press());
        } catch (error) {
            this.failure = error;
        }
        this.busy = false;
    }
}

const failed = (error: unknown): TemplateResult =>
    html`<div class="pf-v6-c-alert pf-m-danger pf-m-inline">
        <div class="pf-v6-c-alert__icon">${icon("error")}</div>
        <p class="pf-v6-c-alert__title">${sentence(error)}</p>
        <div class="pf-v6-c-alert__description">${requestNumber(error)}</div>
    </div>`;

declare global {
    interface HTMLElementTagNameMap {
        "ak-dialog": DialogContent<unknown>;
    }
}
