import { msg } from "@lit/localize";
import type { Prompt } from "#src/api/prompts.api.ts";
import type { Option } from "#src/elements/form/options.ts";

interface Words extends Option<Prompt["type"]> {
    /** What is particular about it. */
    about?: string;
}

const words = (): Words[] => [
    { value: "text", label: msg("Text") },
    { value: "text_read_only", label: msg("Read-only text"), about: msg("sends the placeholder") },
    { value: "username", label: msg("Username"), about: msg("must not be taken") },
    { value: "email", label: msg("Email address") },
    { value: "password", label: msg("Password"), about: msg("two in one stage must match") },
    { value: "number", label: msg("Number") },
    { value: "checkbox", label: msg("Checkbox") },
    { value: "date", label: msg("Date") },
    { value: "date-time", label: msg("Date and time") },
    { value: "file", label: msg("File") },
    { value: "separator", label: msg("Separator"), about: msg("a line with the placeholder in it") },
    { value: "hidden", label: msg("Hidden"), about: msg("sends the placeholder") },
    { value: "static", label: msg("Static"), about: msg("shows the placeholder as HTML") },
    { value: "ak-locale", label: msg("Language") },
];

/** What a prompt can ask for, to choose from. */
export const promptTypes = (): Option<Prompt["type"]>[] =>
    words().map(({ value, label, about }) => ({ value, label: about === undefined ? label : `${label} (${about})` }));

/** What a prompt asks for, in a word. */
export const promptType = (type: Prompt["type"]): string => words().find(({ value }) => value === type)?.label ?? type;
