import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import { icon } from "#src/base/icons.ts";
import "#src/elements/empty-state.ts";
import { label } from "#src/elements/label.ts";
import { selectArrow } from "#src/elements/select-arrow.ts";
import type { Explanation } from "./failure.ts";

/** A control of the form that starts a sign-in, with its label. */
export const field = (name: string, text: string, control: unknown): TemplateResult => html`
    <div class="pf-v6-c-form__group">
        <div class="pf-v6-c-form__group-label">
            <label class="pf-v6-c-form__label" for=${name}><span class="pf-v6-c-form__label-text">${text}</span></label>
        </div>
        <div class="pf-v6-c-form__group-control"><span class="pf-v6-c-form-control">${control}</span></div>
    </div>
`;

/** Of an application that cannot be tried out: why, and the way to another. */
export const untried = (error: unknown): TemplateResult =>
    html`<ak-empty-state header=${msg("This application cannot be tried out")} .error=${error}>
        <a slot="actions" href="/demo/oauth/">${msg("Choose another")}</a>
    </ak-empty-state>`;

/** What can be tried. */
export const attempts = <T extends string>(known: readonly T[], textOf: (attempt: T) => string): TemplateResult =>
    field(
        "attempt",
        msg("What to try"),
        html`<select id="attempt" name="attempt">
                ${known.map((attempt) => html`<option .value=${attempt}>${textOf(attempt)}</option>`)}</select
            >${selectArrow()}`,
    );

/** Something that was checked, `isGood` or not; undefined: not checked. */
export const checkLine = (name: string, text: string, { isGood, found }: { isGood: boolean | undefined; found: string }): TemplateResult =>
    html`<li class="check" data-check=${name}>
        ${isGood === undefined ? label(msg("Not checked"), "orange") : isGood ? label(msg("Good"), "green") : label(msg("Bad"), "red")}
        <span>${text}: <code>${found}</code></span>
    </li>`;

/** What came of it is what one waits for: on a narrow screen it would stay below the form. Lit gives it before it is in the page. */
const intoView = (told: Element | undefined): void => queueMicrotask(() => told?.scrollIntoView({ block: "nearest" }));

/** Why there is no getting on. */
export const failed = ({ title, text }: Explanation): TemplateResult =>
    html`<div class="pf-v6-c-alert pf-m-danger pf-m-inline" role="alert" ${ref(intoView)}>
        <div class="pf-v6-c-alert__icon">${icon("error")}</div>
        <p class="pf-v6-c-alert__title">${title}</p>
        <div class="pf-v6-c-alert__description"><p>${text}</p></div>
    </div>`;

/** What an application would greet a person with. */
export const greeting = (text: string): TemplateResult =>
    html`<div class="pf-v6-c-alert pf-m-success pf-m-inline" role="status" ${ref(intoView)}>
        <div class="pf-v6-c-alert__icon">${icon("success")}</div>
        <p class="pf-v6-c-alert__title">${text}</p>
    </div>`;

/** The provider is somebody's: it is shown what it does not know, and changed only by whoever may and wants to. */
export const notKnown = (text: unknown, action: unknown): TemplateResult =>
    html`<div class="pf-v6-c-alert pf-m-warning pf-m-inline" data-step="not-allowed">
        <div class="pf-v6-c-alert__icon">${icon("warning")}</div>
        <p class="pf-v6-c-alert__title">${msg("The provider does not know this address")}</p>
        <div class="pf-v6-c-alert__description"><p>${text}</p></div>
        ${action}
    </div>`;

/** A way out of that. */
export const remedy = (text: string, act: () => void): TemplateResult =>
    html`<div class="pf-v6-c-alert__action-group">
        <button class="pf-v6-c-button pf-m-link pf-m-inline" type="button" @click=${act}>${text}</button>
    </div>`;
