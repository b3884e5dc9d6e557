import { type CreateNodeOptions, Document, Scalar, type ScalarTag, type SchemaOptions, type ToStringOptions, visit } from "yaml";

/** A real server reads with PyYAML, which knows YAML 1.1. */
const VERSION = { version: "1.1" } as const;

/** By it a text `<<` is written without its quotes. */
const MERGE = "tag:yaml.org,2002:merge";

/** What PyYAML takes for a marker, and the library for a text. */
const MARKERS: readonly string[] = ["=", "<<"];

/** A text without quotes ends before a tab. */
const TAB = /^[^\n]*\t[^\n]*$/;

/** Ends of lines and blanks that PyYAML sees where the library sees a character as any other, and what PyYAML refuses to see in a file at all. */
const ODD = /[\r\u007f-\u009f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/u;
const EACH_ODD = /[\u007f-\u009f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/gu;

/** `1e+21` has no point, and is a text to PyYAML. */
const POINTLESS: ScalarTag = {
    tag: "tag:yaml.org,2002:float",
    default: true,
    identify: (value) => typeof value === "number" && /^-?\de/.test(String(value)),
    // Nothing is read by it.
    test: /^(?!)/,
    resolve: (text) => text,
    stringify: ({ value }) => String(value).replace("e", ".0e"),
};

/** A document whose text PyYAML reads as the same values again. `options`: how nodes are made of values. */
export const yamlDocument = (options: CreateNodeOptions & SchemaOptions = {}): Document =>
    new Document(undefined, {
        ...options,
        ...VERSION,
        customTags: (tags) => [POINTLESS, ...tags.filter((tag) => typeof tag === "string" || tag.tag !== MERGE)],
    });

/** Its text, which ends with the end of a line. */
export function yamlText(document: Document, form: ToStringOptions): string {
    visit(document, {
        Scalar(_, node) {
            if (typeof node.value !== "string") return;
            if (ODD.test(node.value)) node.type = Scalar.QUOTE_DOUBLE;
            else if (MARKERS.includes(node.value) || TAB.test(node.value)) node.type = Scalar.QUOTE_SINGLE;
        },
    });
    return document.toString(form).replace(EACH_ODD, escaped);
}

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
