import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { AkElement } from "#src/elements/element.ts";
import { theme, type Theme } from "#src/base/theme.ts";
import own from "./theme-choice.css";

/** Light, dark, or as the system says. */
@customElement("ak-theme-choice")
export class ThemeChoice extends AkElement {
    static override styles = [own];

    @state() private chosen: Theme = theme.get();

    protected override render(): TemplateResult {
        const choices: [Theme, string][] = [
            ["light", msg("Light")],
            ["dark", msg("Dark")],
            ["auto", msg("Automatic")],
        ];
        return html`<fieldset>
            <legend>${msg("Theme")}</legend>
            <div>
                ${choices.map(
                    ([value, label]) =>
                        html`<label>
                            <input type="radio" name="theme" value=${value} .checked=${this.chosen === value} @change=${() => this.#choose(value)} />
                            <span>${label}</span>
                        </label>`,
                )}
            </div>
        </fieldset>`;
    }

    #choose(value: Theme): void {
        this.chosen = value;
        theme.set(value);
    }
}
