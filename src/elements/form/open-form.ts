import { html } from "lit";
import { notify } from "../messages.ts";
import { openModal } from "../open-modal.ts";
import type { Modal } from "../modal.ts";
import "./ak-form.ts";
import type { FormItem, Values } from "./field.ts";

/** A form as data: for an object there is, or (with undefined) for a new one. */
export interface FormDefinition<T, R = T> {
    header: (object: T | undefined) => string;
    submitLabel: (object: T | undefined) => string;
    fields: (object: T | undefined) => readonly FormItem[];
    save: (values: Values, object: T | undefined) => Promise<R>;
    /** What to say afterwards. */
    saved: (object: T | undefined) => string;
    size?: Modal["size"];
    /** Shown above the fields. */
    intro?: (object: T | undefined) => unknown;
}

/** Opens a form in a dialog. @returns what `save` gave, or undefined when the visitor gave up */
export async function openForm<T extends object, R>(definition: FormDefinition<T, R>, object?: T): Promise<{ saved: R } | undefined> {
    const fields = definition.fields(object);
    const result = await openModal<{ saved: R }>({
        header: definition.header(object),
        size: definition.size ?? "md",
        content: (close) =>
            html`<ak-form
                .fields=${fields}
                .values=${object ?? {}}
                .save=${(values: Values) => definition.save(values, object)}
                .intro=${definition.intro?.(object)}
                submitLabel=${definition.submitLabel(object)}
                @ak-saved=${(event: CustomEvent<R>) => close({ saved: event.detail })}
                @ak-cancel=${() => close()}
            ></ak-form>`,
    });
    if (result) notify("success", definition.saved(object));
    return result;
}
