import {
    Composer,
    type CST,
    type Document,
    type DocumentOptions,
    isMap,
    isSeq,
    Lexer,
    LineCounter,
    type Node,
    type ParsedNode,
    type ParseOptions,
    Parser,
    type SchemaOptions,
    type YAMLError,
    YAMLParseError,
} from "yaml";
import type { Steps } from "#kernel/base/steps.ts";

type Options = ParseOptions & DocumentOptions & SchemaOptions;

interface Composed {
    readonly contents: Node | null;
    /** What the grammar refuses, the first in the file. */
    readonly fault: YAMLError | undefined;
    readonly lines: LineCounter;
}

/** Lexemes that are parsed, and items that are composed, in one step: about a millisecond. */
const LEXEMES = 300;
const ITEMS = 50;

/**
 * A file as the library's nodes, the same as its `parseDocument` gives, but in steps: the library composes a document at once, so long
 * block sequences at the file's first level are taken out of it and composed in pieces. Aliases are not resolved.
 */
export function* composing(text: string, options: Options): Steps<Composed> {
    const lines = new LineCounter();
    const tokens = yield* parsing(text, lines);
    const held = tokens.flatMap(takeOut);
    const [document, another] = compose(tokens, options, text.length);
    const errors: YAMLError[] = [...(document?.errors ?? [])];
    if (another) errors.push(new YAMLParseError([another.range[0], another.range[1]], "MULTIPLE_DOCS", "Source contains multiple documents"));
    for (const { at, sequence, items } of held) {
        const pair = isMap(document?.contents) ? document.contents.items[at] : undefined;
        const nodes: ParsedNode[] = [];
        for (let from = 0; from < items.length; from += ITEMS) {
            yield;
            const [piece] = compose([documentOf({ ...sequence, items: items.slice(from, from + ITEMS) })], options, text.length);
            errors.push(...(piece?.errors ?? []));
            if (isSeq(piece?.contents)) nodes.push(...piece.contents.items);
        }
        if (isSeq(pair?.value)) pair.value.items = [...nodes, ...pair.value.items];
    }
    const [fault] = errors.sort((a, b) => a.pos[0] - b.pos[0]);
    return { contents: document?.contents ?? null, fault, lines };
}

function* parsing(text: string, lines: LineCounter): Steps<CST.Token[]> {
    const parser = new Parser(lines.addNewLine);
    lines.addNewLine(0);
    const tokens: CST.Token[] = [];
    let count = 0;
    for (const lexeme of new Lexer().lex(text)) {
        tokens.push(...parser.next(lexeme));
        if (++count % LEXEMES === 0) yield;
    }
    tokens.push(...parser.end());
    return tokens;
}

const compose = (tokens: Iterable<CST.Token>, options: Options, length: number): Document.Parsed[] => [...new Composer(options).compose(tokens, true, length)];

/** A long sequence below the first level, and all of its items but the last, by whose end the library knows where what follows begins. */
interface Held {
    readonly at: number;
    readonly sequence: CST.BlockSequence;
    readonly items: CST.BlockSequence["items"];
}

function takeOut(token: CST.Token): Held[] {
    if (token.type !== "document" || token.value?.type !== "block-map") return [];
    return token.value.items.flatMap(({ value }, at) =>
        value?.type === "block-seq" && value.items.length > ITEMS ? [{ at, sequence: value, items: value.items.splice(0, value.items.length - 1) }] : [],
    );
}

const documentOf = (value: CST.BlockSequence): CST.Document => ({ type: "document", offset: value.offset, start: [], value });
