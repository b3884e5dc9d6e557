import { msg } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import control from "@patternfly/patternfly/components/FormControl/form-control.css";
import { icon, type IconName } from "#src/base/icons.ts";
import ring from "#src/base/styles/control-ring.css";
import { copy } from "../copy.ts";
import { notify } from "../messages.ts";
import { FormControl } from "./control.ts";

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/** Random letters and digits, each as likely as any other. */
export function randomText(length: number): string {
    let text = "";
    while (text.length < length)
        for (const byte of crypto.getRandomValues(new Uint8Array(length)))
            // Beyond the last whole multiple the first letters would be likelier.
            if (text.length < length && byte < 256 - (256 % LETTERS.length)) text += LETTERS[byte % LETTERS.length];
    return text;
}

/**
 * A password or key: hidden, until somebody wants to see it; generated at random, `generate` characters long, where that is given, to be copied then.
 * With `keep` there is one already, which the server does not show: left empty, it stays, and `value` is undefined.
 * @event change - the visitor has changed it
 */
@customElement("ak-secret")
export class Secret extends FormControl<string | undefined> {
    static override styles = [
        button,
        control,
        ring,
        css`
            .row {
                display: flex;
                gap: var(--pf-t--global--spacer--xs);
            }

            .pf-v6-c-form-control {
                flex: 1;
            }

            input {
                font-family: var(--pf-t--global--font--family--mono);
            }

            input::placeholder {
                font-family: var(--pf-t--global--font--family--body);
            }
        `,
    ];

    @property({ attribute: false }) value: string | undefined = "";
    /** How many letters a made-up one has; 0 offers none. */
    @property({ type: Number }) generate = 0;
    @property({ type: Boolean }) keep = false;
    /** The `autocomplete` token, for password managers. */
    @property() autocomplete: "new-password" | "current-password" | "off" = "new-password";

    @state() private revealed = false;

    protected override isEmpty(): boolean {
        return !this.keep && !this.value;
    }

    protected override render(): TemplateResult {
        return html`<div class="row">
            <span class="pf-v6-c-form-control ${this.invalid ? "pf-m-error" : ""} ${this.isDisabled ? "pf-m-disabled" : ""}">
                <input
                    type=${this.revealed ? "text" : "password"}
                    autocomplete=${this.autocomplete}
                    spellcheck="false"
                    aria-label=${this.label}
                    aria-invalid=${this.invalid || nothing}
                    aria-required=${this.required || nothing}
                    placeholder=${this.keep ? msg("Unchanged") : nothing}
                    ?disabled=${this.isDisabled}
                    .value=${this.value ?? ""}
                    @input=${(event: InputEvent & { target: HTMLInputElement }) => this.#typed(event.target.value)}
                    @change=${(event: Event) => event.stopPropagation()}
                />
            </span>
            ${this.#button(this.revealed ? "eye-closed" : "eye", this.revealed ? msg("Hide") : msg("Show"), () => (this.revealed = !this.revealed))}
            ${
                this.generate > 0
                    ? html`${this.#button("random", msg("Generate"), () => this.#generate())}${this.#button("copy", msg("Copy"), () => void this.#copy())}`
                    : nothing
            }
        </div>`;
    }

    #button(name: IconName, label: string, press: () => void): TemplateResult {
        return html`<button class="pf-v6-c-button pf-m-control" type="button" aria-label=${label} data-tip ?disabled=${this.isDisabled} @click=${press}>
            <span class="pf-v6-c-button__icon">${icon(name)}</span>
        </button>`;
    }

    #typed(text: string): void {
        this.change(text === "" && this.keep ? undefined : text);
    }

    async #copy(): Promise<void> {
        try {
            await copy(this.value ?? "");
            notify("success", msg("Copied"));
        } catch {
            // Where the browser does not allow it, it can be copied by hand.
            this.revealed = true;
            await this.updateComplete;
            this.renderRoot.querySelector("input")?.select();
        }
    }

    #generate(): void {
        // Somebody has to be able to write it down.
        this.revealed = true;
        this.change(randomText(this.generate));
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-secret": Secret;
    }
}
