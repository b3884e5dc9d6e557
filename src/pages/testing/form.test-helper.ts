import type { FormField, Values } from "#src/elements/form/field.ts";
import { fieldsOf } from "#src/elements/form/field.ts";
import type { FormDefinition, ReadyForm } from "#src/elements/form/form.ts";

/** The form as it would be shown for an object. */
export const prepared = <T, R>(form: FormDefinition<T, R>, object: T): Promise<ReadyForm<R>> => form.prepare(object, new AbortController().signal);

/** Saves what somebody would have typed into it. */
export const save = async <T, R>(form: FormDefinition<T, R>, values: Values, object: T): Promise<R> => (await prepared(form, object)).save(values);

/** Its fields by name, with those in groups. */
export async function fieldsByName<T>(form: FormDefinition<T>, object: T): Promise<Record<string, FormField>> {
    return Object.fromEntries(fieldsOf((await prepared(form, object)).fields).map((field) => [field.name, field]));
}
