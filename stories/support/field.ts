import { html } from "lit";
import "#src/elements/form/ak-form.ts";
import type { FormField } from "#src/elements/form/field.ts";
import { among, type Option, type Search } from "#src/elements/form/options.ts";
import { LONG, failing, never } from "./data.ts";
import { of, type Story } from "./story.ts";

/** Options, one of them with a very long text. */
export const people: Option[] = [
    { value: "ada", label: "Ada Lovelace", description: "Wrote the first program." },
    { value: "grace", label: "Grace Hopper", description: "Wrote the first compiler." },
    { value: "long", label: LONG, description: LONG },
];

/** Ways in which a control that searches finds something, nothing, or no end. */
export const searches = { people: among(people), few: among(people.slice(0, 2)), empty: among([]), never: never as Search, failing: failing as Search };

/** A control in a form, as people meet it. @param error what the server had against it */
export const field = (described: FormField, value?: unknown, error?: string): Story =>
    of(
        () =>
            html`<ak-form
                .fields=${[described]}
                .values=${value === undefined ? {} : { [described.name]: value }}
                .errors=${error === undefined ? {} : { [described.name]: [error] }}
                .save=${async () => undefined}
            ></ak-form>`,
    );

/** A control alone that cannot be used now. */
export const disabled = ({ name, control, initial }: FormField, value: unknown = initial): Story =>
    of(() => html`<fieldset disabled>${control({ id: "control", name, value, required: false, invalid: false, describedBy: "" })}</fieldset>`);
