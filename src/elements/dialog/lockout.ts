import { msg, str } from "@lit/localize";
import { css, html, type TemplateResult } from "lit";
import { icon } from "#src/base/icons.ts";

/** Who could not get in any more: what does that has to be confirmed by typing a name. */
export interface Lockout {
    text: string;
    /** What has to be typed. */
    name: string;
    /** It is (also) the visitor, who afterwards may undo nothing. */
    visitor?: boolean;
}

/** Where nobody knows: asked for once more is better than locked out. */
export const unknownLockout = (name: string): Lockout => ({ text: msg("It could not be checked whether somebody is locked out by this."), name });

export const isTyped = ({ name }: Lockout, typed: string): boolean => typed.trim() === name;

/** Not the one that ends the writing of a character. */
const isEnter = ({ key, isComposing }: KeyboardEvent): boolean => key === "Enter" && !isComposing;

/** What is to be typed is typed at once: an Enter by mistake does nothing in an empty field. */
export const focusTyped = (root: ParentNode): void => root.querySelector<HTMLElement>(".typed input")?.focus();

export const lockoutStyles = css`
    .typed,
    .pf-v6-c-alert__title {
        overflow-wrap: anywhere;
    }

    .typed {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--pf-t--global--spacer--xs);
    }
`;

/**
 * Says who is locked out, and takes the name that confirms it; `.typed input` is its field.
 * @param confirm Enter was pressed with the right name; with another it does nothing
 */
export const typedName = ({ text, name }: Lockout, typed: string, type: (typed: string) => void, confirm: () => void): TemplateResult =>
    html`<div class="pf-v6-c-alert pf-m-danger pf-m-inline">
            <div class="pf-v6-c-alert__icon">${icon("error")}</div>
            <p class="pf-v6-c-alert__title">${text}</p>
        </div>
        <label class="typed"
            ><span>${msg(str`Type “${name}” to confirm.`)}</span>
            <span class="pf-v6-c-form-control"
                ><input
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    enterkeyhint="done"
                    .value=${typed}
                    @keydown=${(event: KeyboardEvent) => isEnter(event) && isTyped({ text, name }, typed) && confirm()}
                    @input=${({ target: { value } }: Event & { target: HTMLInputElement }) => type(value)} /></span
        ></label>`;
