import { msg, str } from "@lit/localize";
import { html, nothing } from "lit";
import { guard } from "lit/directives/guard.js";
import { selectArrow } from "../select-arrow.ts";
import { asText, frame, given, type Common } from "./common-fields.ts";
import type { FormField } from "./field.ts";
import { keyOnly } from "./labels.ts";
import type { Creation, Key, Option, Picker, Search } from "./options.ts";
import type { RadioOption } from "./radio.ts";
import { tie } from "./tie.ts";

/** On or off. */
export const toggle = (name: string, label: string, common: Common = {}): FormField => ({
    name,
    label,
    initial: false,
    ...common,
    inline: true,
    control: (context) =>
        html`<span class="pf-v6-c-switch">
            <input
                class="pf-v6-c-switch__input"
                type="checkbox"
                role="switch"
                id=${context.id}
                name=${context.name}
                .checked=${context.value === true}
                aria-describedby=${context.describedBy}
            />
            <span class="pf-v6-c-switch__toggle"></span>
        </span>`,
});

/** One of a few words, folded away: for more than radio cards can carry, or where nobody needs a sentence about each. */
export const select = (name: string, label: string, options: readonly Option[], common: Common = {}): FormField => ({
    name,
    label,
    ...(common.required ? { initial: options[0]?.value } : {}),
    ...common,
    control: (context) =>
        frame(
            context,
            html`<select
                    id=${context.id}
                    name=${context.name}
                    ?required=${context.required}
                    aria-invalid=${context.invalid}
                    aria-describedby=${context.describedBy}
                >
                    ${context.required ? nothing : html`<option value="" ?selected=${asText(context.value) === ""}>${msg("None")}</option>`}
                    ${options.map(
                        (option) => html`<option value=${option.value} ?selected=${asText(context.value) === String(option.value)}>${option.label}</option>`,
                    )}
                </select>
                ${selectArrow()}`,
        ),
});

/** One of a few that are all in view, each with a sentence about it; the value may be of any kind. */
export const radio = (name: string, label: string, options: readonly RadioOption[], common: Common = {}): FormField => {
    void import("./radio.ts");
    return {
        name,
        label,
        initial: options[0]?.value,
        ...common,
        control: (context) => html`<ak-radio ${tie(context, label)} .options=${options} .value=${given(context.value)}></ak-radio>`,
    };
};

/** Any of a few that are all in view; sends a list of values. */
export const checks = (name: string, label: string, options: readonly Option[], common: Common = {}): FormField => {
    void import("./checkbox-group.ts");
    return {
        name,
        label,
        initial: [],
        ...common,
        control: (context) => html`<ak-checkbox-group ${tie(context, label)} .options=${options} .value=${given(context.value)}></ak-checkbox-group>`,
    };
};

/** Where objects are found; a search alone where no label of a key has to be asked for. */
export type Source<K extends Key = Key> = Search<K> | Picker<K>;

const pickerOf = <K extends Key>(source: Source<K>): Picker<K> => (typeof source === "function" ? { search: source } : source);

/** The key of an object that was deleted after it had been chosen, as the server tells of it: that means nothing to who chose it by name. */
const keyGone = (refusal: string): string | undefined => /^Invalid pk "(.*)" - object does not exist\.$/.exec(refusal)?.[1];

const oneGone = (refusal: string): string =>
    keyGone(refusal) === undefined ? refusal : msg("What was chosen here has been deleted in the meantime. Choose something else.");

/** Says which of many it is. */
const someGone =
    (nameOf: (key: string) => string | undefined) =>
    (refusal: string): string => {
        const key = keyGone(refusal);
        if (key === undefined) return refusal;
        const name = nameOf(key);
        return name === undefined
            ? msg("Something that is chosen here has been deleted in the meantime. Remove it.")
            : msg(str`“${name}” has been deleted in the meantime. Remove it.`);
    };

/** A picker that knows afterwards how its objects were called: nobody can be asked for that once they are deleted. */
function recalling(source: Source, chosen: readonly Option[] = []): { picker: Picker; nameOf: (key: string) => string | undefined } {
    const { search, find } = pickerOf(source);
    const names = new Map<string, string>();
    const note = (options: readonly Option[]): void => options.forEach(({ value, label }) => names.set(String(value), label));
    note(chosen);
    const picker: Picker = {
        async search(...asked) {
            const found = await search(...asked);
            note("options" in found ? found.options : found);
            return found;
        },
        ...(find && {
            async find(...asked) {
                const found = await find(...asked);
                note([found]);
                return found;
            },
        }),
    };
    return { picker, nameOf: (key) => names.get(key) };
}

export interface ChoiceOptions<K extends Key = Key> extends Common {
    /** What is chosen at first, with its label, where the object contains that. */
    chosen?: Option<K> | undefined;
    /** Offers to make a new object. */
    create?: Creation<K>;
}

/** One object, found by typing; sends its key, or null for none. */
export const choice = (name: string, label: string, source: Source, { chosen, create, ...common }: ChoiceOptions = {}): FormField => {
    void import("./choice.ts");
    const { search, find } = pickerOf(source);
    return {
        name,
        label,
        initial: chosen?.value ?? null,
        explain: oneGone,
        ...common,
        control: (context) =>
            html`<ak-choice
                ${tie(context, label)}
                .search=${search}
                .find=${find}
                .create=${create}
                .chosen=${given(chosen)}
                .value=${given(context.value ?? null)}
            ></ak-choice>`,
    };
};

export interface ChoicesOptions<K extends Key = Key> extends Common {
    /** What is chosen at first, with labels, where the object contains them; the object's keys otherwise. */
    chosen?: readonly Option<K>[] | undefined;
    /** Offers to make a new object. */
    create?: Creation<K>;
}

/** What is chosen, each with its label where that is known. Handed over when it is another than before, as with `given`. */
const options = (labels: readonly Option[] | undefined, keys: unknown, find: Picker["find"]): unknown =>
    guard([keys], () => (Array.isArray(keys) ? keys : []).map((key: Key) => labels?.find(({ value }) => value === key) ?? keyOnly(key, find)));

/** Any number of objects, found by typing; sends a list of keys. */
export const choices = (name: string, label: string, source: Source, { chosen, create, ...common }: ChoicesOptions = {}): FormField => {
    void import("./multi-select.ts");
    const { picker, nameOf } = recalling(source, chosen);
    const { search, find } = picker;
    return {
        name,
        label,
        ...common,
        initial: chosen?.map(({ value }) => value) ?? [],
        explain: someGone(nameOf),
        control: (context) =>
            html`<ak-multi-select
                ${tie(context, label)}
                .search=${search}
                .find=${find}
                .create=${create}
                .chosen=${options(chosen, context.value, find)}
            ></ak-multi-select>`,
    };
};

export type DualOptions<K extends Key = Key> = Omit<ChoicesOptions<K>, "create">;

/** Any number of objects, from a list of those there are into a list of those chosen; sends a list of keys in that order. */
export const dual = (name: string, label: string, source: Source, { chosen, ...common }: DualOptions = {}): FormField => {
    void import("./dual-select.ts");
    const { picker, nameOf } = recalling(source, chosen);
    const { search, find } = picker;
    return {
        name,
        label,
        ...common,
        initial: chosen?.map(({ value }) => value) ?? [],
        explain: someGone(nameOf),
        control: (context) =>
            html`<ak-dual-select ${tie(context, label)} .search=${search} .find=${find} .chosen=${options(chosen, context.value, find)}></ak-dual-select>`,
    };
};
