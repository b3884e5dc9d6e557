import { msg } from "@lit/localize";
import type { TemplateResult } from "lit";
import { field, type Field } from "#src/prompts/field.ts";
import { text } from "../stage.ts";

type CodeField = Pick<Field, "errors"> & Partial<Pick<Field, "label" | "value" | "hint" | "inputmode" | "pattern">>;

/** Asks for a code in digits. Apps and messages show them in groups: the gaps may be typed or pasted with them. */
export const codeField = (options: CodeField): TemplateResult =>
    field({ name: "code", label: msg("Code"), autocomplete: "one-time-code", inputmode: "numeric", pattern: String.raw`[0-9\s]*`, ...options });

/** The code of a submitted form, without gaps. */
export const codeIn = (values: FormData): string => text(values, "code").replaceAll(/\s/g, "");
