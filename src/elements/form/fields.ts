import { html, nothing, type TemplateResult } from "lit";
import type { Mode } from "../code/languages.ts";
import type { ControlContext, FormField } from "./field.ts";
import type { Option, Search } from "./options.ts";
import { tie } from "./tie.ts";

interface Common {
    required?: boolean;
    help?: unknown;
    initial?: unknown;
}

const asText = (value: unknown): string => (value === null || value === undefined ? "" : String(value));

const frame = (context: ControlContext, control: unknown): TemplateResult =>
    html`<span class="pf-v6-c-form-control ${context.invalid ? "pf-m-error" : ""}">${control}</span>`;

interface InputOptions extends Common {
    maxlength?: number;
    autocomplete?: AutoFill;
}

const input =
    (type: "text" | "email" | "password" | "number" | "url") =>
    (name: string, label: string, { maxlength, autocomplete = "off", ...common }: InputOptions = {}): FormField => ({
        name,
        label,
        ...common,
        control: (context) =>
            frame(
                context,
                html`<input
                    id=${context.id}
                    name=${context.name}
                    type=${type}
                    autocomplete=${autocomplete}
                    maxlength=${maxlength ?? nothing}
                    .value=${asText(context.value)}
                    ?required=${context.required}
                    aria-invalid=${context.invalid}
                    aria-describedby=${context.describedBy}
                />`,
            ),
    });

/** One line of text. */
export const text = input("text");
export const email = input("email");
export const number = input("number");
export const password = input("password");

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

/** A value to be seen and copied, not changed. */
export const shown = (name: string, label: string, help?: unknown): FormField => ({
    name,
    label,
    help,
    control: (context) =>
        html`<span class="pf-v6-c-form-control pf-m-readonly">
            <input id=${context.id} type="text" readonly .value=${asText(context.value)} aria-describedby=${context.describedBy} />
        </span>`,
});

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
        control: (context) => html`<ak-code-field ${tie(context, label)} mode=${mode} .value=${context.value}></ak-code-field>`,
    };
};

/** A text in some language, sent as it is typed. */
export const source = (name: string, label: string, mode: Mode, common: Common = {}): FormField => {
    void import("../code/codemirror.ts");
    return {
        name,
        label,
        ...common,
        control: (context) => html`<ak-codemirror ${tie(context, label)} mode=${mode} .value=${asText(context.value)}></ak-codemirror>`,
    };
};

interface ChoicesOptions extends Common {
    /** What is chosen at first, with labels: the values alone would have to be asked for. */
    chosen?: readonly Option[];
}

/** Any number of objects, found by typing. */
export const choices = (name: string, label: string, search: Search, { chosen = [], ...common }: ChoicesOptions = {}): FormField => {
    void import("./multi-select.ts");
    return {
        name,
        label,
        ...common,
        initial: chosen.map(({ value }) => value),
        control: (context) => html`<ak-multi-select ${tie(context, label)} .search=${search} .chosen=${chosen}></ak-multi-select>`,
    };
};
