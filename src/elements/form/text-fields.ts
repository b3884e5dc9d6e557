import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import { asText, frame, given, type Common } from "./common-fields.ts";
import { localTime, type FormField } from "./field.ts";
import { tie } from "./tie.ts";

export interface InputOptions extends Common {
    maxlength?: number;
    autocomplete?: AutoFill;
    placeholder?: string;
    /** Bounds and steps of a number. */
    min?: number;
    max?: number;
    step?: number | "any";
    /** What is typed has to look so (a regular expression with the flag `v`), and what is said where it does not. */
    pattern?: { expression: string; refusal: string };
    /** What becomes of what is typed, as it is typed: for fields that take some characters only. */
    shape?: (typed: string) => string;
}

/** Puts other characters where they were typed; the caret stays where it was. What is still being composed, as by an input method, is left alone. */
const shaping =
    (shape: (typed: string) => string) =>
    ({ currentTarget: control, isComposing }: InputEvent): void => {
        if (!(control instanceof HTMLInputElement) || isComposing) return;
        const { value, selectionStart } = control;
        const shaped = shape(value);
        if (shaped === value) return;
        const caret = shape(value.slice(0, selectionStart ?? value.length)).length;
        control.value = shaped;
        control.setSelectionRange(caret, caret);
    };

const input =
    (type: "text" | "email" | "number" | "url" | "datetime-local", format?: (value: string) => string) =>
    (
        name: string,
        label: string,
        { maxlength, autocomplete = "off", placeholder, min, max, step, pattern, shape, ...common }: InputOptions = {},
    ): FormField => ({
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
                    placeholder=${placeholder ?? nothing}
                    min=${min ?? nothing}
                    max=${max ?? nothing}
                    step=${step ?? nothing}
                    pattern=${pattern?.expression ?? nothing}
                    data-refusal=${pattern?.refusal ?? nothing}
                    data-given=${format ? asText(context.value) : nothing}
                    .value=${format ? format(asText(context.value)) : asText(context.value)}
                    ?required=${context.required}
                    aria-invalid=${context.invalid}
                    aria-describedby=${context.describedBy}
                    @input=${shape ? shaping(shape) : nothing}
                />`,
            ),
    });

/** One line of text. */
export const text = input("text");
export const email = input("email");
export const url = input("url");

export interface PlaceOptions extends InputOptions {
    /** What it may look like as well (as the expression of `pattern`). */
    also?: string;
}

/** An address, or a path of this server, as `/application/o/token/`: no script, and no other server by `//`. */
export const place = (name: string, label: string, { also, ...options }: PlaceOptions = {}): FormField =>
    text(name, label, {
        shape: (typed) => typed.trim(),
        pattern: {
            expression: `(https?:\\/)?\\/[^\\/].*${also === undefined ? "" : `|${also}`}`,
            refusal: msg("Begins with https:// or http://, or is a path of this server."),
        },
        ...options,
    });
/** Sends a number, or null for nothing. */
export const number = input("number");
/** A moment, typed in the visitor's own zone; sends it as the API writes moments, or null for none. */
export const dateTime = input("datetime-local", localTime);

export interface TextareaOptions extends Common {
    /** Lines in view; more can be typed. */
    rows?: number;
    placeholder?: string;
}

/** Lines of text. */
export const textarea = (name: string, label: string, { rows = 4, placeholder, ...common }: TextareaOptions = {}): FormField => ({
    name,
    label,
    ...common,
    control: (context) =>
        frame(
            context,
            html`<textarea
                id=${context.id}
                name=${context.name}
                rows=${rows}
                placeholder=${placeholder ?? nothing}
                .value=${asText(context.value)}
                ?required=${context.required}
                aria-invalid=${context.invalid}
                aria-describedby=${context.describedBy}
            ></textarea>`,
            "pf-m-textarea pf-m-resize-vertical",
        ),
});

/** A value to be seen and copied, not changed. */
export const shown = (name: string, label: string, help?: unknown): FormField => ({
    name,
    label,
    help,
    readonly: true,
    control: (context) =>
        html`<span class="pf-v6-c-form-control pf-m-readonly">
            <input id=${context.id} type="text" readonly .value=${asText(context.value)} aria-describedby=${context.describedBy} />
        </span>`,
});

/** A span of time as the API writes it, "hours=1;minutes=30", with its meaning below. */
export const duration = (name: string, label: string, common: Common = {}): FormField => {
    void import("./duration.ts");
    return { name, label, ...common, control: (context) => html`<ak-duration ${tie(context, label)} .value=${asText(context.value)}></ak-duration>` };
};

export interface SecretOptions extends Common {
    /** How many letters a made-up one has; left out, none is offered. */
    generate?: number;
    /** There is one already, which the server does not show: left empty, it stays, and nothing is sent. */
    keep?: boolean;
}

/** A password or key that can be shown, and made up at random. */
export const secret = (name: string, label: string, { generate = 0, keep = false, ...common }: SecretOptions = {}): FormField => {
    void import("./secret.ts");
    return {
        name,
        label,
        ...common,
        control: (context) =>
            html`<ak-secret ${tie(context, label)} .value=${keep ? undefined : asText(context.value)} generate=${generate} ?keep=${keep}></ak-secret>`,
    };
};

/** A file; sends it, or null for none. A body with one has to be FormData. */
export const file = (name: string, label: string, { accept = "", ...common }: Common & { accept?: string } = {}): FormField => {
    void import("./file-input.ts");
    return {
        name,
        label,
        ...common,
        control: (context) =>
            html`<ak-file ${tie(context, label)} accept=${accept} .value=${given(context.value instanceof File ? context.value : null)}></ak-file>`,
    };
};
