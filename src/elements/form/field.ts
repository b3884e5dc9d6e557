import { required } from "./control.ts";

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

/** A native control, or one of ours: its value, and whether the form may be sent with it. */
export interface ValueControl extends HTMLElement {
    readonly name: string;
    /** What the form sends. */
    readonly value: unknown;
    readonly validity: ValidityState;
    readonly validationMessage: string;
}

const isControl = (element: Element): element is ValueControl => "value" in element && "validity" in element && "name" in element && element.name !== "";

/** Every named control of a form. */
export const controlsOf = (form: HTMLFormElement): ValueControl[] => [...form.elements].filter(isControl);

/** What the form sends for a control. */
export function valueOf(control: ValueControl): unknown {
    if (control instanceof HTMLInputElement) {
        if (control.type === "checkbox") return control.checked;
        if (control.type === "number") return control.value === "" ? null : control.valueAsNumber;
    }
    return control.value;
}

/** What keeps a control from being sent. Native controls speak the browser's language, except for the case that is common. */
export function problemOf(control: ValueControl): string | undefined {
    if (control.validity.valid) return undefined;
    return control.validity.valueMissing ? required() : control.validationMessage;
}
