import { html, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { ControlContext, FormField, When } from "./field.ts";

/** Options of every field. */
export interface Common {
    required?: boolean;
    /** What it is for, in a sentence. */
    help?: unknown;
    /** Value before anything was saved. */
    initial?: unknown;
    /** Whether the field is shown, by the values of the others. */
    when?: When;
    follows?: FormField["follows"];
    caution?: FormField["caution"];
}

export const asText = (value: unknown): string => (value === null || value === undefined ? "" : String(value));

/**
 * A value for a control of ours: handed over when it is another than before. Bindings hand over objects and lists every time,
 * which would take back what the visitor has done.
 */
export const given = (value: unknown): unknown => guard([value], () => value);

/** PatternFly's box around a native control. */
export const frame = (context: ControlContext, control: unknown, look = ""): TemplateResult =>
    html`<span class="pf-v6-c-form-control ${look} ${context.invalid ? "pf-m-error" : ""}">${control}</span>`;
