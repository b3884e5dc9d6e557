import type { Mode } from "../code/languages.ts";
import type { ChoiceOptions, ChoicesOptions, DualOptions, Source } from "./choice-fields.ts";
import type { Common } from "./common-fields.ts";
import type { FieldGroup, FormField, FormItem } from "./field.ts";
import * as kinds from "./fields.ts";
import type { Key, Option } from "./options.ts";
import type { InputOptions, PlaceOptions, SecretOptions, TextareaOptions } from "./text-fields.ts";

/** Fields of a request that take what a kind of field sends. */
type Taking<Body, Sent> = { [K in keyof Body & string]-?: [Sent] extends [Body[K]] ? K : never }[keyof Body & string];
/** Fields of a request that are lists of keys. */
type Lists<Body> = { [K in keyof Body & string]-?: NonNullable<Body[K]> extends readonly Key[] ? K : never }[keyof Body & string];

type Value<Body, K extends keyof Body> = NonNullable<Body[K]>;
type Keys<T> = Extract<T, Key>;
type Elements<T> = T extends readonly (infer E)[] ? Keys<E> : never;

/** Options of a field of a request; `when`, `follows` and `caution` know its other fields. */
type Said<Body, O extends Common = Common> = Omit<O, "when" | "follows" | "caution"> & {
    when?: (values: Readonly<Partial<Body>>) => boolean;
    follows?: (values: Readonly<Partial<Body>>) => string;
    caution?: (values: Readonly<Partial<Body>>) => string | undefined;
};
type Needed = { required: true };

/** A kind of field that sends `Sent`. */
type Kind<Body, Sent, O extends Common = Common> = <K extends Taking<Body, Sent>>(name: K, label: string, options?: Said<Body, O>) => FormField<K>;
/** A kind of field that sends null where nothing is asked for and nothing typed. */
interface NullableKind<Body, Sent, O extends Common = Common> {
    <K extends Taking<Body, Sent>>(name: K, label: string, options: Said<Body, O> & Needed): FormField<K>;
    <K extends Taking<Body, Sent | null>>(name: K, label: string, options?: Said<Body, O>): FormField<K>;
}

/** The kinds of fields, with names and values as a request of the API has them. */
interface FieldsFor<Body> {
    text: Kind<Body, string, InputOptions>;
    email: Kind<Body, string, InputOptions>;
    url: Kind<Body, string, InputOptions>;
    place: Kind<Body, string, PlaceOptions>;
    textarea: Kind<Body, string, TextareaOptions>;
    duration: Kind<Body, string>;
    secret: Kind<Body, string, SecretOptions>;
    toggle: Kind<Body, boolean>;
    number: NullableKind<Body, number, InputOptions>;
    dateTime: NullableKind<Body, string, InputOptions>;
    file: NullableKind<Body, File, Common & { accept?: string }>;
    code: Kind<Body, Record<string, unknown>, Common & { mode?: "yaml" | "json" }>;
    source: <K extends Taking<Body, string>>(name: K, label: string, mode: Mode, options?: Said<Body>) => FormField<K>;
    select: {
        <K extends keyof Body & string>(name: K, label: string, options: readonly Option<Keys<Value<Body, K>>>[], more: Said<Body> & Needed): FormField<K>;
        <K extends Taking<Body, "">>(name: K, label: string, options: readonly Option<Keys<Value<Body, K>>>[], more?: Said<Body>): FormField<K>;
    };
    radio: <K extends keyof Body & string>(
        name: K,
        label: string,
        options: readonly { value: Exclude<Body[K], undefined>; label: string; description?: string | undefined }[],
        more?: Said<Body>,
    ) => FormField<K>;
    checks: <K extends Lists<Body>>(name: K, label: string, options: readonly Option<Elements<Value<Body, K>>>[], more?: Said<Body>) => FormField<K>;
    choice: {
        <K extends keyof Body & string>(
            name: K,
            label: string,
            source: Source<Keys<Value<Body, K>>>,
            options: Said<Body, ChoiceOptions<Keys<Value<Body, K>>>> & Needed,
        ): FormField<K>;
        <K extends Taking<Body, null>>(
            name: K,
            label: string,
            source: Source<Keys<Value<Body, K>>>,
            options?: Said<Body, ChoiceOptions<Keys<Value<Body, K>>>>,
        ): FormField<K>;
    };
    choices: <K extends Lists<Body>>(
        name: K,
        label: string,
        source: Source<Elements<Value<Body, K>>>,
        options?: Said<Body, ChoicesOptions<Elements<Value<Body, K>>>>,
    ) => FormField<K>;
    dual: <K extends Lists<Body>>(
        name: K,
        label: string,
        source: Source<Elements<Value<Body, K>>>,
        options?: Said<Body, DualOptions<Elements<Value<Body, K>>>>,
    ) => FormField<K>;
    /** To be seen only, so of any name. */
    shown: (name: string, label: string, help?: unknown) => FormField<never>;
    group: <N extends string>(title: string, fields: readonly FormItem<N>[], options?: Omit<Said<Body, FieldGroup>, "group" | "fields">) => FieldGroup<N>;
}

/**
 * The kinds of fields for a form that sends `Body`: a name that the request does not have, or a kind that sends what it does not
 * take there, does not compile. `const { text, toggle } = fieldsFor<Parameters<typeof users.create>[0]>();`
 */
export const fieldsFor = <Body>(): FieldsFor<Body> => kinds as unknown as FieldsFor<Body>;
