import type { FieldGroup, FormItem } from "./field.ts";

/* The kinds of fields there are. Those that bring an element load it when a form is described, not when its page is. */
export { choice, choices, checks, dual, radio, select, toggle } from "./choice-fields.ts";
export { code, source } from "./code-fields.ts";
export { dateTime, duration, email, file, number, place, secret, shown, text, textarea, url } from "./text-fields.ts";

/** Fields under a heading that opens and closes them; opens by itself when one of them is refused. */
export const group = (title: string, fields: readonly FormItem[], options: Omit<FieldGroup, "group" | "fields"> = {}): FieldGroup => ({
    group: title,
    fields,
    ...options,
});
