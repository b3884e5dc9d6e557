import { html, type TemplateResult } from "lit";
import { until } from "lit/directives/until.js";
import { NON_FIELD, type FieldErrors } from "#src/base/errors.ts";
import "#src/elements/card.ts";
import "#src/elements/form/ak-form.ts";
import { fieldsOf, type FormItem } from "#src/elements/form/field.ts";
import type { FormLoader } from "#src/elements/form/form.ts";
import "#src/elements/loading.ts";
import { LONG } from "./data.ts";
import { settled } from "./fixture.ts";
import { everything } from "./press.ts";
import { of, within, type Story } from "./story.ts";

type Form = FormLoader<undefined>;

/** Forms for something new, below each other, as they open. @param isRefused what the server has against each of their fields is shown */
const sheet = (forms: readonly Form[], isRefused: boolean): Story =>
    within(
        of(() => forms.map((form) => until(shown(form, isRefused), html`<ak-loading></ak-loading>`))),
        { backend: true },
    );

async function shown(load: Form, isRefused: boolean): Promise<TemplateResult> {
    const form = await (await load(undefined)).prepare(undefined, new AbortController().signal);
    return html`<ak-card header=${form.header}>
        <ak-form
            .fields=${form.fields}
            .values=${form.values}
            .intro=${form.intro}
            .preview=${form.preview}
            .save=${async () => undefined}
            .errors=${isRefused ? refusal(form.fields) : {}}
            submitLabel=${form.submitLabel}
        ></ak-form>
    </ak-card>`;
}

const refusal = (fields: readonly FormItem[]): FieldErrors => ({
    ...Object.fromEntries(fieldsOf(fields).map(({ name }) => [name, [`The server does not take this: ${LONG}`]])),
    [NON_FIELD]: ["These do not belong together."],
});

/** As they open. */
export const opened = (...forms: readonly Form[]): Story => sheet(forms, false);

/** After the server has refused every field, each with a reason of more than one line. */
export const refused = (...forms: readonly Form[]): Story => sheet(forms, true);

const TYPED = "input[type=text], input[type=url], textarea";

/** With more typed than there is room for. */
export const overlong = (...forms: readonly Form[]): Story => ({
    ...opened(...forms),
    play: async () => {
        await settled();
        for (const field of everything(document.body))
            if ((field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) && field.matches(TYPED) && !field.readOnly) {
                field.value = LONG;
                field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
            }
        await settled();
    },
});
