import type { Extension } from "@codemirror/state";

/** Each language is code of its own, loaded when a text in it is shown. */
const languages = {
    yaml: async () => (await import("@codemirror/lang-yaml")).yaml(),
    json: async () => (await import("@codemirror/lang-json")).json(),
    xml: async () => (await import("@codemirror/lang-xml")).xml(),
    python: async () => (await import("@codemirror/lang-python")).python(),
    css: async () => (await import("@codemirror/lang-css")).css(),
    html: async () => (await import("@codemirror/lang-html")).html(),
    text: async () => [],
} satisfies Record<string, () => Promise<Extension>>;

/** What a text is written in; `text` is anything else. */
export type Mode = keyof typeof languages;

export const languageOf = (mode: Mode): Promise<Extension> => languages[mode]();
