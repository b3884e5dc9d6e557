import { FormControl, required } from "./control.ts";

/** Names of the API's fields with what a form sends for them. */
export type Values = Readonly<Record<string, unknown>>;

/** What a control is rendered from. */
export interface ControlContext {
    /** For `id`; the label points to it. */
    id: string;
    name: string;
    value: unknown;
    required: boolean;
    invalid: boolean;
    /** Ids of help and errors. */
    describedBy: string;
}

/** One field of a form, described; see `fields.ts` for the kinds there are. */
export interface FormField<N extends string = string> {
    name: N;
    label: string;
    /** Renders the control: a native one, or an element that is associated with its form. */
    control: (context: ControlContext) => unknown;
    required?: boolean;
    help?: unknown;
    /** What is shown of a refusal, where the server's words mean something else than what is seen here. */
    explain?: (refusal: string) => string;
    /** Value before anything was saved. */
    initial?: unknown;
    /** Only to be seen: not sent. */
    readonly?: boolean;
    /** Label beside the control instead of above it, as for a switch. */
    inline?: boolean;
    /** Whether it is shown, by the values of the others; left out: always. */
    when?: When;
    /** What stands in its text as long as nobody has typed anything else there, by the values of the others. */
    follows?: (values: Values) => string;
    /** What is likely not meant, though it can be saved; by the values there are. */
    caution?: (values: Values) => string | undefined;
}

/** A condition on the values of a form. */
export type When = (values: Values) => boolean;

/** Fields under a heading that opens and closes them. */
export interface FieldGroup<N extends string = string> {
    group: string;
    fields: readonly FormItem<N>[];
    help?: unknown;
    /** Open at first. */
    open?: boolean;
    when?: When;
}

/** What a form is made of. */
export type FormItem<N extends string = string> = FormField<N> | FieldGroup<N>;

export const isGroup = (item: FormItem): item is FieldGroup => "group" in item;

/** The fields of a form, with those in groups. */
export const fieldsOf = (items: readonly FormItem[]): FormField[] => items.flatMap((item) => (isGroup(item) ? fieldsOf(item.fields) : item));

/** Those of them that are asked for, by the values there are. */
export const fieldsAsked = (items: readonly FormItem[], values: Values): FormField[] =>
    items.filter(({ when }) => when?.(values) ?? true).flatMap((item) => (isGroup(item) ? fieldsAsked(item.fields, values) : item));

/** A native control, or one of ours: its value, and whether the form may be sent with it. */
export interface ValueControl extends HTMLElement {
    readonly name: string;
    /** What the form sends. */
    readonly value: unknown;
    readonly validity: ValidityState;
    readonly validationMessage: string;
}

const isControl = (element: Element): element is ValueControl => "value" in element && "validity" in element && "name" in element && element.name !== "";

/** Every named control of a form, with those that are not asked for. */
export const controlsOf = (form: HTMLFormElement): ValueControl[] => [...form.elements].filter(isControl);

/** Whether a control counts: one that is not asked for is disabled. */
export const isAsked = (control: ValueControl): boolean => !control.matches(":disabled");

/** What the form sends for a control. */
export function valueOf(control: ValueControl): unknown {
    if (control instanceof HTMLInputElement) {
        if (control.type === "checkbox") return control.checked;
        if (control.type === "number") return control.value === "" ? null : control.valueAsNumber;
        if (control.type === "datetime-local") return momentOf(control);
    }
    return control.value;
}

/** A moment of the API as an input of its type wants it: local, to the minute. */
export function localTime(value: string): string {
    const date = new Date(value);
    if (Number.isNaN(date.getTime())) return "";
    return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function momentOf({ value, dataset: { given } }: HTMLInputElement): string | null {
    if (value === "") return null;
    // It shows minutes: what nobody has changed keeps its seconds.
    return given !== undefined && localTime(given) === value ? given : new Date(value).toISOString();
}

/** The values of a form, by field. */
export const valuesOf = (controls: readonly ValueControl[]): Values => Object.fromEntries(controls.map((control) => [control.name, valueOf(control)]));

/** What keeps a control from being sent. Native controls speak the browser's language, except for the case that is common; ours speak for themselves. */
export function problemOf(control: ValueControl): string | undefined {
    const { valid, valueMissing, patternMismatch } = control.validity;
    if (valid) return undefined;
    if (valueMissing && !(control instanceof FormControl)) return required();
    return (patternMismatch && control.dataset.refusal) || control.validationMessage;
}
