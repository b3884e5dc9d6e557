import { msg } from "@lit/localize";
import type { FormItem } from "./field.ts";
import { form, type FormLoader, type ReadyForm } from "./form.ts";

/**
 * One step of a wizard: a form whose values are its own. It is also the key by which what it gave is known to the others, so it stays the same
 * object while its wizard is open.
 */
export interface Step<R = unknown> {
    /** What it is called in the list of steps. */
    title: () => string;
    /** @param before what it gave when it was left; undefined at first */
    prepare(known: Known, before: R | undefined, signal: AbortSignal): Promise<ReadyForm<R>>;
    /** Saves as it is left: what came before it cannot be changed any more, and it changes what it made when somebody comes back. */
    saves: boolean;
    /** What is picked here is picked again in a moment: it is thrown away without a question. */
    casual?: boolean;
    /** Steps whose values it sends too: what the server refuses of those stands there. */
    from?: readonly Step[];
}

/** Something that is done at the end, after the one before it has gone well. It is the key of what it gave, as a step is. */
export interface Action<R = unknown> {
    title: () => string;
    run(known: Known): Promise<R>;
    /** Where what it made can be seen. */
    link?(made: R): { label: string; href: string };
    /** What somebody needs of it now, as a password that it made up. */
    shows?(made: R): unknown;
    /** Steps whose values it sends: what the server refuses of those is mended there, and nothing of them changes once it is done. */
    from?: readonly Step[];
}

/** What a step or an action has given so far; nothing where somebody has turned off before it. */
export type Known = <R>(of: Step<R> | Action<R>) => R | undefined;

/** A wizard as data. */
export interface WizardDefinition {
    header: () => string;
    /** The way through it, by what is known of the steps so far. */
    steps: (known: Known) => readonly Step[];
    /** What is done at the end, where the last step does not save itself. */
    actions?: (known: Known) => readonly Action[];
    /** What the last button says; "Create" unless said otherwise. */
    submitLabel?: () => string;
}

/** Keeps the type of what it gives: `const provider = action({ run: … })`. */
export const action = <R>(description: Action<R>): Action<R> => description;

interface Asking<Body, Loaded> extends Pick<Step, "title" | "casual"> {
    /** What is asked for first; the step shows when it is there. */
    load?: (signal: AbortSignal) => Promise<Loaded>;
    fields: (known: Known, loaded: Loaded) => readonly FormItem<keyof Body & string>[];
    values?: (known: Known, loaded: Loaded) => Partial<Body>;
    intro?: (known: Known) => unknown;
    /** What it gives of what was said, after a look at what there is already. @throws ApiError with what is refused, by field */
    check?: (said: Body, known: Known) => Promise<Body>;
}

/** A step that only asks, and gives what was said: `const about = ask<{ name: string }>({ … })`. */
export const ask = <Body, Loaded = undefined>({ title, casual = false, load, fields, values, intro, check }: Asking<Body, Loaded>): Step<Body> => ({
    title,
    casual,
    saves: false,
    prepare: (known, _, signal) =>
        form<undefined, Body, Body, Loaded>({
            header: title,
            submitLabel: () => msg("Next"),
            ...(load ? { load: (_object, gone) => load(gone) } : {}),
            fields: (_object, loaded) => fields(known, loaded),
            values: (_object, loaded) => values?.(known, loaded) ?? {},
            intro: () => intro?.(known),
            save: async (body) => check?.(body, known) ?? body,
        }).prepare(undefined, signal),
});

interface Forming<R> extends Pick<Step, "title" | "from"> {
    form: (known: Known) => FormLoader<R | undefined, R>;
}

/** A step that is a form of its own: it is saved when the step is left, and changes what it made when somebody comes back. */
export const formStep = <R>({ title, from = [], form: choose }: Forming<R>): Step<R> => ({
    title,
    from,
    saves: true,
    prepare: async (known, before, signal) => (await choose(known)(before)).prepare(before, signal),
});
