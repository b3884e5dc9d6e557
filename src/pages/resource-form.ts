import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import { isGone } from "#src/base/errors.ts";
import type { FormItem } from "#src/elements/form/field.ts";
import { form, type FormDefinition } from "#src/elements/form/form.ts";
import type { Modal } from "#src/elements/dialog/modal.ts";
import { help } from "./help/help.ts";
import type { Subject } from "./help/subjects.ts";

/** Texts of a form, as whole sentences: a noun put into a sentence has no case and no article in many languages. */
export interface ResourceTexts {
    /** Headings: "Create user". */
    create: () => string;
    edit: () => string;
    /** What the button says that creates it, where that is not “Create”. */
    make?: () => string;
    /** Afterwards: "The user was created." */
    created: () => string;
    saved: () => string;
}

/** What a form creates and changes, and how. */
export interface ResourceFormOptions<T, Body, Loaded> {
    texts: ResourceTexts;
    key: (object: T) => string | number;
    api: {
        create: (body: Body) => Promise<T>;
        /** @param before the object as it was when the form was opened */
        update: (key: string | number, body: Body, before: T) => Promise<T>;
        /** Where the list shows only a part of each object, as lists of families do: the form asks for all of it. */
        retrieve?: (key: string | number, signal: AbortSignal) => Promise<T>;
    };
    /** What the fields need to know besides the object. */
    load?: (object: T | undefined, signal: AbortSignal) => Promise<Loaded>;
    fields: (object: T | undefined, loaded: Loaded) => readonly FormItem<keyof Body & string>[];
    /** Values at first, where they are not those of the object. */
    values?: (object: T | undefined) => Partial<Body>;
    intro?: (object: T | undefined) => unknown;
    /** What is good to know while filling it in. */
    help?: Subject;
    /** What comes of the fields as they stand, shown below them. */
    preview?: (values: Partial<Body>) => unknown;
    /** Its name, as a link where it has a page: said when it was made or saved. @param before undefined when it was made */
    about?: (object: T, before: T | undefined) => unknown;
    /** What else follows once it was made or saved. */
    afterwards?: (object: T) => void;
    size?: Modal["size"];
}

/** A form that creates an object of the API, or changes one. */
export function resourceForm<T extends object, Body, Loaded = undefined>({
    texts,
    key,
    api,
    load,
    fields,
    values,
    intro,
    help: subject,
    ...more
}: ResourceFormOptions<T, Body, Loaded>): FormDefinition<T | undefined, T> {
    const whole = async (object: T | undefined, signal: AbortSignal): Promise<T | undefined> =>
        object && api.retrieve ? api.retrieve(key(object), signal) : object;
    return form<T | undefined, Body, T, { object: T | undefined; more: Loaded }>({
        header: (object) => (object ? texts.edit() : texts.create()),
        submitLabel: (object) => (object ? msg("Save") : (texts.make?.() ?? msg("Create"))),
        async load(row, signal) {
            const [object, loaded] = await Promise.all([whole(row, signal), load?.(row, signal)]);
            // Where nothing is loaded, `Loaded` is undefined.
            return { object, more: loaded as Loaded };
        },
        fields: (_, loaded) => fields(loaded.object, loaded.more),
        values: (_, { object }) => (values ? values(object) : ((object ?? {}) as Partial<Body>)),
        save: (body, _, { object }) => (object ? api.update(key(object), body, object).catch(sayGone) : api.create(body)),
        marking: (object) => object !== undefined,
        saved: (object) => (object ? texts.saved() : texts.created()),
        about: nameOf,
        intro: (object) => html`${intro?.(object)}${subject ? help(subject) : nothing}`,
        ...more,
    });
}

/** What was typed stays in the form, which somebody may want to copy. */
function sayGone(error: unknown): never {
    if (!isGone(error)) throw error;
    throw new Error(msg("This was deleted in the meantime and cannot be saved. What you typed stays here until you close the form."), {
        cause: error,
    });
}

/** What nearly everything is called by; nothing for what has no name. */
const nameOf = (object: object): unknown => ("name" in object ? object.name : "identifier" in object ? object.identifier : undefined);
