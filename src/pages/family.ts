import type { FormDefinition, FormLoader } from "#src/elements/form/form.ts";
import { resourceForm, type ResourceFormOptions } from "./resource-form.ts";
import { ownValue } from "#src/base/own-value.ts";

/** What is known of everything in a family, whatever its kind: enough to ask for the rest. */
export interface Member {
    pk: string | number;
    name: string;
}

/** One kind of a family: what it is called, and the form that it brings along. */
export interface Kind<M extends object = Member> {
    title: () => string;
    /** Heading above those of this kind. */
    plural: () => string;
    /** What it is for, in a sentence, for whoever has to choose. */
    description: () => string;
    /** Creates and changes those of this kind; loaded when it is opened. */
    form: FormLoader<M | undefined, M>;
}

/** The kinds of a family, by what the API calls them in `component`. */
export type Kinds<M extends object = Member> = Readonly<Record<string, Kind<M>>>;

/** The form of what is of this kind. @throws RangeError where there is none */
export function formOf<M extends object>(kinds: Kinds<M>, component: string): Kind<M>["form"] {
    const kind = ownValue(kinds, component);
    if (!kind) throw new RangeError(`There is no form for ${component}`);
    return kind.form;
}

/** What a kind is called; undefined where it is not known here. */
export const titleOf = <M extends object>(kinds: Kinds<M>, component: string): string | undefined => ownValue(kinds, component)?.title();

/** A form for a row of the list of all kinds: what the row does not contain is fetched before the form shows. */
export const ofRow = <Row, T, R>(
    form: FormDefinition<T | undefined, R>,
    retrieve: (row: Row, signal: AbortSignal) => Promise<T>,
): FormDefinition<Row | undefined, R> => ({
    prepare: async (row, signal) => form.prepare(row === undefined ? undefined : await retrieve(row, signal), signal),
});

interface MemberFormOptions<T extends object, Body, Loaded> extends Omit<ResourceFormOptions<T, Body, Loaded>, "key" | "api"> {
    api: Required<ResourceFormOptions<T, Body, Loaded>["api"]>;
}

/** The form of one kind: creates one, or changes the one that a row of the list of all kinds is about. */
export const memberForm = <T extends Member, Body, Loaded = undefined>({
    api: { create, update, retrieve },
    ...options
}: MemberFormOptions<T, Body, Loaded>): FormDefinition<Member | undefined, T> =>
    ofRow(resourceForm<T, Body, Loaded>({ ...options, key: ({ pk }) => pk, api: { create, update } }), ({ pk }, signal) => retrieve(pk, signal));
