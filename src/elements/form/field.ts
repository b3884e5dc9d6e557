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
export interface FormField {
    name: string;
    label: string;
    /** Renders the control: a native one, or an element that is associated with its form. */
    control: (context: ControlContext) => unknown;
    required?: boolean;
    help?: unknown;
    /** Value before anything was saved. */
    initial?: unknown;
    /** Label beside the control instead of above it, as for a switch. */
    inline?: boolean;
}

/** An element that knows its own value, other than a text; associated with its form through ElementInternals. */
export interface ValueControl extends HTMLElement {
    readonly name: string;
    /** What the form sends. */
    readonly value: unknown;
    /** What is wrong with what was typed, before anybody asks the server. */
    readonly problem?: string | undefined;
}

const isControl = (element: Element): element is ValueControl => "value" in element && "name" in element && element.name !== "";

/** Every named control of a form. */
export const controlsOf = (form: HTMLFormElement): ValueControl[] => [...form.elements].filter(isControl);

/** What the form sends for a control. */
export function valueOf(control: ValueControl): unknown {
    if (!(control instanceof HTMLInputElement)) return control.value;
    if (control.type === "checkbox") return control.checked;
    if (control.type === "number") return control.value === "" ? null : control.valueAsNumber;
    return control.value;
}
