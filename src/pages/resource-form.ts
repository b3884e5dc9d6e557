import { msg, str } from "@lit/localize";
import type { FormItem, Values } from "#src/elements/form/field.ts";
import type { FormDefinition } from "#src/elements/form/open-form.ts";

interface ResourceFormOptions<T, Body> {
    /** As in "Create user". */
    noun: () => string;
    fields: (object: T | undefined) => readonly FormItem[];
    key: (object: T) => string | number;
    api: { create: (body: Body) => Promise<T>; update: (key: string | number, body: Body) => Promise<T> };
}

/** A form that creates an object of the API, or changes one. */
export function resourceForm<T extends object, Body>({ noun, fields, key, api }: ResourceFormOptions<T, Body>): FormDefinition<T> {
    // The server says what is wrong with a body better than a second description of it here could.
    const body = (values: Values): Body => values as Body;
    return {
        header: (object) => (object ? msg(str`Edit ${noun()}`) : msg(str`Create ${noun()}`)),
        submitLabel: (object) => (object ? msg("Save") : msg("Create")),
        fields,
        save: (values, object) => (object ? api.update(key(object), body(values)) : api.create(body(values))),
        saved: (object) => (object ? msg(str`Saved ${noun()}.`) : msg(str`Created ${noun()}.`)),
    };
}
