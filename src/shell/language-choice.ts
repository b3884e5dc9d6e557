import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { offeredLocales } from "#src/base/locales.ts";
import { locale } from "#src/context/locale.ts";
import { AkElement } from "#src/elements/element.ts";
import own from "./theme-choice.css";

/** The language of the interfaces in this browser; each calls itself, so that whoever speaks it finds it. */
@customElement("ak-language-choice")
export class LanguageChoice extends AkElement {
    static override styles = [own];

    protected override render(): TemplateResult {
        const current = locale.get();
        return html`<fieldset>
            <legend>${msg("Language")}</legend>
            <div>
                ${offeredLocales.map(
                    ({ code, label }) =>
                        html`<label>
                            <input type="radio" name="language" value=${code} .checked=${live(code === current)} @change=${() => void locale.choose(code)} />
                            <span lang=${code}>${label}</span>
                        </label>`,
                )}
            </div>
        </fieldset>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-language-choice": LanguageChoice;
    }
}
