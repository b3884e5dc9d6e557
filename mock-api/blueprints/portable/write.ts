import { type Document, isScalar, type Node, type ToStringOptions } from "yaml";
import { type Parsed, Tagged } from "#mock/blueprints/read.ts";
import { yamlDocument, yamlText } from "#mock/blueprints/yaml-text.ts";
import type { Steps } from "#kernel/base/steps.ts";
import type { Plan, Written } from "./plan.ts";

const FORM: ToStringOptions = { lineWidth: 0, singleQuote: true, indentSeq: true, blockQuote: "literal" };

/** A plan as the text of a blueprint file, an entry a step. `secrets`: names that whoever applies it gives a value. */
export function* writeBlueprint(name: string, { entries, secrets }: Plan): Steps<string> {
    const parts = [
        "# yaml-language-server: $schema=https://goauthentik.io/blueprints/schema.json\n",
        textOf({ version: 1, metadata: { name } }),
        ...asked(Object.keys(secrets)),
        entries.length ? "entries:\n" : "entries: []\n",
    ];
    for (const entry of entries) {
        // Blank lines stay as they are: they may be some of a text.
        parts.push(
            textOf(entry)
                .replace(/^(?!$)/gm, "    ")
                .replace(/^ {4}/, "  - "),
        );
        yield;
    }
    return parts.join("");
}

/** The secrets that are left to be filled in. Without a value each is refused where it is used. */
const asked = (names: readonly string[]): string[] =>
    names.length
        ? ["# Fill these in, here or in the context of the blueprint instance.\n", "context:\n", ...names.map((name) => `  ${name}: null\n`)]
        : ["context: {}\n"];

const textOf = (entry: Written): string => {
    const document = yamlDocument();
    document.contents = nodeOf(document, entry);
    return yamlText(document, FORM);
};

function nodeOf(document: Document, value: Parsed): Node {
    const made = document.createNode(value, (_, one: unknown) => (one instanceof Tagged ? tagged(document, one) : one), { aliasDuplicateObjects: false });
    return made as Node;
}

function tagged(document: Document, { tag, value }: Tagged): Node {
    const node = nodeOf(document, value);
    node.tag = `!${tag}`;
    if (!isScalar(node)) Object.assign(node, { flow: true });
    return node;
}
