import type { FormItem, Values } from "./field.ts";
import type { Modal } from "../dialog/modal.ts";

/** What a form shows once all is there that it needs. */
export interface ReadyForm<R> {
    header: string;
    submitLabel: string;
    fields: readonly FormItem[];
    /** Values at first, by field. */
    values: Values;
    /** Shown above the fields. */
    intro: unknown;
    size: Modal["size"];
    save: (values: Values) => Promise<R>;
    /** Whether it changes what there is already: fields that differ from that are marked. */
    marking: boolean;
    /** The message afterwards; empty where what follows makes it clear. */
    saved: string;
    /** What was made or changed: its name, as a link where it has a page. */
    about(made: R): unknown;
    /** What follows once the dialog has closed. */
    afterwards(made: R): void;
    /** Shown below the fields, in a dialog that stays open: for a form that only asks something. */
    result?(made: R): unknown;
    /** Shown below the fields, of what stands in them now. */
    preview?(values: Values): unknown;
}

/** A form for an object, or with undefined for a new one: what it sends and what it loads first is its own affair. */
export interface FormDefinition<T, R = unknown> {
    prepare: (object: T, signal: AbortSignal) => Promise<ReadyForm<R>>;
}

/** A form that is loaded when it is opened, perhaps by what it is opened on: `async () => (await import("./user.form.ts")).userForm`. */
export type FormLoader<T, R = unknown> = (object: T) => Promise<FormDefinition<T, R>>;

/** A form as data. `Body` is what it sends, `Loaded` what it has to know before it shows. */
interface FormDescription<T, Body, R, Loaded> {
    header: (object: T) => string;
    submitLabel: (object: T) => string;
    /** What is asked for first; the form shows when it is there. */
    load?: (object: T, signal: AbortSignal) => Promise<Loaded>;
    fields: (object: T, loaded: Loaded) => readonly FormItem<keyof Body & string>[];
    /** Values at first, where they are not those of the object. */
    values?: (object: T, loaded: Loaded) => Partial<Body>;
    save: (body: Body, object: T, loaded: Loaded) => Promise<R>;
    /** Whether it changes what there is already, so that fields which differ from that are marked. */
    marking?: (object: T) => boolean;
    /** The message afterwards; left out where what follows makes it clear. */
    saved?: (object: T) => string;
    /** Said below it: the name of what was made or changed, as a link where it has a page. */
    about?: (made: R, object: T) => unknown;
    /** What follows once the dialog has closed, as another that shows what was made. */
    afterwards?: (made: R, object: T) => void;
    /** What the answer was, shown below the fields: the dialog stays open, and it can be asked again. */
    result?: (made: R) => unknown;
    /** What comes of the fields as they stand, shown below them and made anew with every change. */
    preview?: (values: Partial<Body>) => unknown;
    size?: Modal["size"];
    intro?: (object: T, loaded: Loaded) => unknown;
}

/** Describes a form. */
export const form = <T extends object | undefined, Body, R = unknown, Loaded = undefined>(
    description: FormDescription<T, Body, R, Loaded>,
): FormDefinition<T, R> => ({
    async prepare(object, signal) {
        const { header, submitLabel, load, fields, values, save, saved, about, afterwards, result, preview, size = "md", intro, marking } = description;
        // Where nothing is loaded, `Loaded` is undefined.
        const loaded = (await load?.(object, signal)) as Loaded;
        return {
            header: header(object),
            submitLabel: submitLabel(object),
            fields: fields(object, loaded),
            values: { ...(values ? values(object, loaded) : object) },
            intro: intro?.(object, loaded),
            size,
            // The names are those of `Body`; the server says what is wrong with the values better than a second description of it here could.
            save: (sent) => save(sent as Body, object, loaded),
            marking: marking?.(object) ?? false,
            saved: saved?.(object) ?? "",
            about: (made) => about?.(made, object),
            afterwards: (made) => afterwards?.(made, object),
            ...(result ? { result } : {}),
            // The names are those of `Body`, as with `save`.
            ...(preview ? { preview: (now) => preview(now as Partial<Body>) } : {}),
        };
    },
});

/** The same form; when it is saved, something else is done with what was made before it closes. */
export const andThen = <T, R>({ prepare }: FormDefinition<T, R>, next: (made: R) => Promise<unknown>): FormDefinition<T, R> => ({
    async prepare(object, signal) {
        const ready = await prepare(object, signal);
        return {
            ...ready,
            async save(values) {
                const made = await ready.save(values);
                await next(made);
                return made;
            },
        };
    },
});
