import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import { icon } from "#src/base/icons.ts";
import { asText, frame, given, type Common } from "./common-fields.ts";
import type { FormField } from "./field.ts";
import type { Option, Search } from "./options.ts";
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
                <span class="pf-v6-c-form-control__utilities"><span class="pf-v6-c-form-control__toggle-icon">${icon("down")}</span></span>`,
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

interface ChoiceOptions extends Common {
    /** What is chosen at first, with its label, where the object tells it. */
    chosen?: Option | undefined;
    /** Asks for the label of what is chosen at first, where the object only tells its key. */
    find?: (value: string | number, signal: AbortSignal) => Promise<Option>;
}

/** One object, found by typing; sends its key, or null for none. */
export const choice = (name: string, label: string, search: Search, { chosen, find, ...common }: ChoiceOptions = {}): FormField => {
    void import("./choice.ts");
    return {
        name,
        label,
        initial: chosen?.value ?? null,
        ...common,
        control: (context) =>
            html`<ak-choice
                ${tie(context, label)}
                .search=${search}
                .find=${find}
                .chosen=${given(chosen)}
                .value=${given(context.value ?? null)}
            ></ak-choice>`,
    };
};

interface ChoicesOptions extends Common {
    /** What is chosen at first, with labels: the values alone would have to be asked for. */
    chosen?: readonly Option[];
}

/** Any number of objects, found by typing; sends a list of keys. */
export const choices = (name: string, label: string, search: Search, { chosen = [], ...common }: ChoicesOptions = {}): FormField => {
    void import("./multi-select.ts");
    return {
        name,
        label,
        ...common,
        initial: chosen.map(({ value }) => value),
        control: (context) => html`<ak-multi-select ${tie(context, label)} .search=${search} .chosen=${given(chosen)}></ak-multi-select>`,
    };
};

/** Any number of objects, from a list of those there are into a list of those chosen; sends a list of keys in that order. */
export const dual = (name: string, label: string, search: Search, { chosen = [], ...common }: ChoicesOptions = {}): FormField => {
    void import("./dual-select.ts");
    return {
        name,
        label,
        ...common,
        initial: chosen.map(({ value }) => value),
        control: (context) => html`<ak-dual-select ${tie(context, label)} .search=${search} .chosen=${given(chosen)}></ak-dual-select>`,
    };
};
