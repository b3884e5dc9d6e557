import { fixture, html } from "@open-wc/testing";
import type { FormField, Values } from "#src/elements/form/field.ts";
import { fieldsOf } from "#src/elements/form/field.ts";
import type { FormDefinition, ReadyForm } from "#src/elements/form/form.ts";
import "#src/elements/form/ak-form.ts";
import { find } from "./engine.ts";

/** The form as it would be shown for an object. */
export const prepared = <T, R>(form: FormDefinition<T, R>, object: T): Promise<ReadyForm<R>> => form.prepare(object, new AbortController().signal);

/** Saves what somebody would have typed into it. */
export const save = async <T, R>(form: FormDefinition<T, R>, values: Values, object: T): Promise<R> => (await prepared(form, object)).save(values);

/** Its fields by name, with those in groups. */
export async function fieldsByName<T>(form: FormDefinition<T>, object: T): Promise<Record<string, FormField>> {
    return Object.fromEntries(fieldsOf((await prepared(form, object)).fields).map((field) => [field.name, field]));
}

/** What its field of this name offers to choose from, before anything is typed. */
export async function offeredBy<T, R>(form: FormDefinition<T, R>, object: T, name: string): Promise<string[]> {
    const { fields, values, save: send } = await prepared(form, object);
    const shown = await fixture<HTMLElement>(html`<ak-form .fields=${fields} .values=${values} .save=${send}></ak-form>`);
    const choice = await find<HTMLElementTagNameMap["ak-choice"]>(shown, `ak-choice[name=${name}]`);
    const found = await choice.search("", new AbortController().signal, 1);
    return ("options" in found ? found.options : found).map(({ label }) => label);
}
