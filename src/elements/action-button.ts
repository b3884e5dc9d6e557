import { msg } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import spinner from "@patternfly/patternfly/components/Spinner/spinner.css";
import { icon, type IconName } from "#src/base/icons.ts";
import { AkElement } from "./element.ts";
import { notifyFailure } from "./messages.ts";

const VARIANTS = { primary: "pf-m-primary", secondary: "pf-m-secondary", link: "pf-m-link", inline: "pf-m-link pf-m-inline" } as const;

type State = "idle" | "busy" | "done" | "failed";

/**
 * A button for what takes a moment: it turns while it is done, then shows whether it went well, until it is pressed again. While it is busy, a press does nothing.
 * It keeps the focus, and each change is announced; a failure says why in a message. What is always asked about first is `confirm`'s.
 */
@customElement("ak-action-button")
export class ActionButton extends AkElement {
    static override shadowRootOptions = { ...AkElement.shadowRootOptions, delegatesFocus: true };
    static override styles = [
        button,
        spinner,
        css`
            :host {
                display: inline-block;
                max-inline-size: 100%;
            }

            .pf-v6-c-button {
                white-space: normal;
                overflow-wrap: anywhere;
            }

            /* Its second line, too. */
            .pf-m-link {
                justify-content: start;
                text-align: start;
            }

            .done {
                color: var(--pf-t--global--icon--color--status--success--default);
            }

            .failed {
                color: var(--pf-t--global--icon--color--status--danger--default);
            }
        `,
    ];

    /** What it says; only read out where it shows a picture. */
    @property() label = "";
    /** Shows a picture instead of the label. */
    @property() icon: IconName | undefined;
    /** `inline`: a link that begins where the words above it do. */
    @property() variant: "primary" | "secondary" | "link" | "inline" = "secondary";
    /** What it does. What it rejects with is shown; false: it was called off, and nothing was done. */
    @property({ attribute: false }) run!: () => Promise<unknown>;

    @state() private state: State = "idle";

    protected override render(): TemplateResult {
        return html`<button
                class="pf-v6-c-button ${this.icon ? "pf-m-plain" : VARIANTS[this.variant]} ${this.state === "busy" ? "pf-m-in-progress" : ""}"
                type="button"
                aria-label=${this.icon ? this.label : nothing}
                data-tip=${this.icon ? "" : nothing}
                aria-disabled=${this.state === "busy"}
                @click=${this.#press}
            >
                ${this.icon ? html`<span class="pf-v6-c-button__icon">${this.#sign() ?? icon(this.icon)}</span>` : this.#words()}
            </button>
            <span class="pf-v6-screen-reader" role="status">${this.#said()}</span>`;
    }

    #words(): TemplateResult {
        const sign = this.#sign();
        return html`${sign ? html`<span class="pf-v6-c-button__icon pf-m-start">${sign}</span>` : nothing}<span class="pf-v6-c-button__text"
                >${this.label}</span
            >`;
    }

    #sign(): TemplateResult | undefined {
        if (this.state === "busy")
            return html`<svg class="pf-v6-c-spinner pf-m-md" viewBox="0 0 100 100" aria-hidden="true">
                <circle class="pf-v6-c-spinner__path" cx="50" cy="50" r="45" fill="none"></circle>
            </svg>`;
        if (this.state === "done") return html`<span class="done">${icon("check")}</span>`;
        return this.state === "failed" ? html`<span class="failed">${icon("error")}</span>` : undefined;
    }

    #said(): string {
        if (this.state === "busy") return msg("In progress");
        if (this.state === "done") return msg("Done");
        return this.state === "failed" ? msg("Failed") : "";
    }

    async #press(): Promise<void> {
        if (this.state === "busy") return;
        this.state = "busy";
        try {
            this.state = (await this.run()) === false ? "idle" : "done";
        } catch (error) {
            this.state = "failed";
            notifyFailure(error);
        }
    }
}

/** A round button with a picture that does something with a row. */
export const iconAction = (name: IconName, label: string, run: () => Promise<unknown>): TemplateResult =>
    html`<ak-action-button icon=${name} label=${label} .run=${run}></ak-action-button>`;

declare global {
    interface HTMLElementTagNameMap {
        "ak-action-button": ActionButton;
    }
}
