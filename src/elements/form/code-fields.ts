import { msg, str } from "@lit/localize";
import { html } from "lit";
import type { Mode } from "../code/languages.ts";
import { asText, given, type Common } from "./common-fields.ts";
import type { FormField } from "./field.ts";
import { tie } from "./tie.ts";

interface CodeOptions extends Common {
    mode?: Mode;
}

/** An object, written as YAML or JSON; or, in any other language, its text. */
export const code = (name: string, label: string, { mode = "yaml", ...common }: CodeOptions = {}): FormField => {
    if (mode !== "yaml" && mode !== "json") return source(name, label, mode, common);
    void import("./code-field.ts");
    return {
        name,
        label,
        initial: {},
        ...common,
        control: (context) => html`<ak-code-field ${tie(context, label)} mode=${mode} .value=${given(context.value)}></ak-code-field>`,
    };
};

/** A text in some language, sent as it is typed. */
export const source = (name: string, label: string, mode: Mode, common: Common = {}): FormField => {
    void import("../code/codemirror.ts");
    return {
        name,
        label,
        ...common,
        ...(mode === "python" ? { explain: lineInEditor } : {}),
        control: (context) => html`<ak-codemirror ${tie(context, label)} mode=${mode} .value=${asText(context.value)}></ak-codemirror>`,
    };
};

/** As "… (temp-policy, line 3)": the server counts from a line that it puts before the expression, and names what is no file of anybody's. */
const lineInEditor = (refusal: string): string =>
    refusal.replace(/ \((?:temp-policy|None), line (\d+)\)$/, (_, line: string) => ` (${msg(str`line ${Number(line) - 1}`)})`);
