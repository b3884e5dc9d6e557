import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { AkElement } from "#src/elements/element.ts";
import { theme, type Theme } from "#src/base/theme.ts";
import { updateWhenChanged } from "#src/base/update-when-changed.ts";
import own from "./theme-choice.css";

/** Light, dark, or as the system says. */
@customElement("ak-theme-choice")
export class ThemeChoice extends AkElement {
    static override styles = [own];

    constructor() {
        super();
        // Another tab or the palette may choose, too.
        updateWhenChanged(this, theme);
    }

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
                            <input type="radio" name="theme" value=${value} .checked=${live(theme.get() === value)} @change=${() => theme.set(value)} />
                            <span>${label}</span>
                        </label>`,
                )}
            </div>
        </fieldset>`;
    }
}
