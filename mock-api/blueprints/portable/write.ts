import { Document, isScalar, type Node, Scalar, stringify, type ToStringOptions, visit } from "yaml";
import { type Parsed, Tagged } from "#mock/blueprints/read.ts";
import type { Steps } from "#kernel/base/steps.ts";
import type { Plan, Written } from "./plan.ts";

/** Read by PyYAML, which is a reader of YAML 1.1. */
const VERSION = { version: "1.1" } as const;
const FORM: ToStringOptions = { lineWidth: 0, singleQuote: true, indentSeq: true, blockQuote: "literal" };

/** A plan as the text of a blueprint file, an entry a step. `secrets`: names that whoever applies it gives a value. */
export function* writeBlueprint(name: string, { entries, secrets }: Plan): Steps<string> {
    const parts = [
        "# yaml-language-server: $schema=https://goauthentik.io/blueprints/schema.json\n",
        stringify({ version: 1, metadata: { name } }, { ...VERSION, ...FORM }),
        ...asked(Object.keys(secrets)),
        entries.length ? "entries:\n" : "entries: []\n",
    ];
    for (const entry of entries) {
        parts.push(textOf(entry).replace(/^/gm, "    ").replace(/^ {4}/, "  - ").replace(/^ +$/gm, ""), "\n");
        yield;
    }
    return parts.join("").trimEnd() + "\n";
}

/** The secrets that are left to be filled in. Without a value each is refused where it is used. */
const asked = (names: readonly string[]): string[] =>
    names.length
        ? ["# Fill these in, here or in the context of the blueprint instance.\n", "context:\n", ...names.map((name) => `  ${name}: null\n`)]
        : ["context: {}\n"];

const textOf = (entry: Written): string => {
    const document = new Document(undefined, VERSION);
    document.contents = nodeOf(document, entry);
    visit(document, {
        Scalar(_, node) {
            // What PyYAML takes for something other than a text, and the library does not.
            if (typeof node.value === "string" && !node.tag && /^(=|<<)$/.test(node.value)) node.type = Scalar.QUOTE_SINGLE;
        },
    });
    return document.toString(FORM).trimEnd();
};

function nodeOf(document: Document, value: Parsed): Node {
    return document.createNode(value, (_, one: unknown) => (one instanceof Tagged ? tagged(document, one) : one)) as Node;
}

function tagged(document: Document, { tag, value }: Tagged): Node {
    const node = nodeOf(document, value);
    node.tag = `!${tag}`;
    if (!isScalar(node)) Object.assign(node, { flow: true });
    return node;
}
