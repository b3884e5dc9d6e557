/*
 * Templates of mails, in the part of Django's language that these use: values with filters, `if`, `blocktrans` and `trans` (texts stay as they
 * are written), `block` and `extends`; `load` and comments say nothing. Everything else is refused with its line.
 * Source: docs.djangoproject.com/en/4.1/ref/templates/builtins.
 */

/** A template that cannot be read: the message names its line. */
export class TemplateError extends Error {}

export type TemplateValue = string | number | boolean | null | Date | Scope;
type Scope = ReadonlyMap<string, TemplateValue>;

interface Writing {
    readonly scope: Scope;
    /** By name, of the templates that extend the one that is written: the outermost wins. */
    readonly blocks: ReadonlyMap<string, readonly Node[]>;
    /** ms since the epoch. */
    readonly now: number;
}
type Node = (writing: Writing) => string;

interface Template {
    readonly nodes: readonly Node[];
    readonly blocks: ReadonlyMap<string, readonly Node[]>;
    /** Name of the one around it. */
    readonly extended?: string;
}

/** How many templates may stand around one another. */
const MAX_DEPTH = 10;
/** How deep tags may lie in one another: what reads them calls itself once a level. */
const MAX_NESTING = 50;
const TOKEN = /\{%\s*(.*?)\s*%\}|\{\{\s*(.*?)\s*\}\}|\{#.*?#\}/gs;

/** Writes a template. `source` gives those that it extends, by name. Throws a TemplateError. */
export function writeTemplate(name: string, source: (name: string) => string | undefined, values: Scope, now: number): string {
    let blocks = new Map<string, readonly Node[]>();
    let next: string | undefined = name;
    for (let depth = 0; next !== undefined; depth++) {
        const text = source(next);
        if (text === undefined) throw new TemplateError(`There is no template ${next}.`);
        if (depth === MAX_DEPTH) throw new TemplateError(`More than ${MAX_DEPTH} templates extend one another.`);
        const template: Template = readTemplate(text);
        blocks = new Map([...template.blocks, ...blocks]);
        if (template.extended === undefined) return written(template.nodes, { scope: values, blocks, now });
        next = template.extended;
    }
    return "";
}

const written = (nodes: readonly Node[], writing: Writing): string => nodes.map((node) => node(writing)).join("");

/** Reads a template. Throws a TemplateError. */
export function readTemplate(text: string): Template {
    return new Reader(text).read();
}

interface Token {
    readonly line: number;
    readonly text?: string;
    readonly tag?: string;
    readonly value?: string;
}

function* tokensOf(text: string): Generator<Token> {
    let [at, line] = [0, 1];
    const passed = (part: string): void => void (line += part.split("\n").length - 1);
    for (const found of text.matchAll(TOKEN)) {
        const before = text.slice(at, found.index);
        if (before) yield { line, text: before };
        passed(before);
        const [whole, tag, value] = found;
        if (tag !== undefined) yield { line, tag };
        if (value !== undefined) yield { line, value };
        passed(whole);
        at = found.index + whole.length;
    }
    if (at < text.length) yield { line, text: text.slice(at) };
}

class Reader {
    readonly #tokens: readonly Token[];
    readonly #blocks = new Map<string, readonly Node[]>();
    #at = 0;
    #level = 0;
    #extended: string | undefined;

    constructor(text: string) {
        this.#tokens = [...tokensOf(text)];
    }

    read(): Template {
        const { nodes } = this.#until();
        return { nodes, blocks: this.#blocks, ...(this.#extended === undefined ? {} : { extended: this.#extended }) };
    }

    /** What comes before one of these tags, and that tag; without one, everything. */
    #until(...ends: readonly string[]): { nodes: Node[]; end: Token | undefined } {
        const nodes: Node[] = [];
        for (let token = this.#tokens[this.#at++]; token; token = this.#tokens[this.#at++]) {
            const { line, text, tag, value } = token;
            if (text !== undefined) nodes.push(() => text);
            else if (value !== undefined) nodes.push(output(value, line));
            else if (tag !== undefined && ends.includes(nameOf(tag))) return { nodes, end: token };
            else if (tag !== undefined) nodes.push(...this.#tag(tag, line));
        }
        return { nodes, end: undefined };
    }

    /** The part of a tag that has an end. */
    #inside(tag: string, line: number, ...ends: readonly string[]): { nodes: Node[]; end: Token } {
        if (++this.#level > MAX_NESTING) throw fault(line, `more than ${MAX_NESTING} tags lie in one another`);
        const { nodes, end } = this.#until(...ends);
        this.#level--;
        if (!end) throw fault(line, `{% ${tag} %} has no end`);
        return { nodes, end };
    }

    #tag(tag: string, line: number): Node[] {
        const rest = tag.slice(nameOf(tag).length).trim();
        switch (nameOf(tag)) {
            case "load":
                return [];
            case "comment":
                this.#inside(tag, line, "endcomment");
                return [];
            case "trans":
            case "translate":
                return [output(rest, line)];
            case "blocktrans":
            case "blocktranslate":
                return [this.#translated(tag, rest, line)];
            case "extends":
                this.#extended = quoted(rest) ?? refuse(line, "extends names a template in quotes");
                return [];
            case "block":
                return [this.#block(tag, rest, line)];
            case "if":
                return [this.#condition(tag, rest, line)];
            default:
                throw fault(line, `{% ${tag} %} is not understood here`);
        }
    }

    #block(tag: string, name: string, line: number): Node {
        const { nodes } = this.#inside(tag, line, "endblock");
        this.#blocks.set(name, nodes);
        return (writing) => written(writing.blocks.get(name) ?? nodes, writing);
    }

    /** `with name=value other=value`; `trimmed` and the like change nothing that a mail shows. */
    #translated(tag: string, rest: string, line: number): Node {
        const named = [...rest.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name!, expression(value!, line)] as const);
        const { nodes } = this.#inside(tag, line, "endblocktrans", "endblocktranslate");
        return (writing) => {
            const more = named.map(([name, valueOf]) => [name, valueOf(writing).value] as const);
            return written(nodes, { ...writing, scope: new Map([...writing.scope, ...more]) });
        };
    }

    #condition(tag: string, rest: string, line: number): Node {
        const isNot = rest.startsWith("not ");
        const holds = expression(isNot ? rest.slice(4).trim() : rest, line);
        const { nodes, end } = this.#inside(tag, line, "else", "endif");
        const otherwise = end.tag === "else" ? this.#inside(tag, line, "endif").nodes : [];
        return (writing) => written(Boolean(holds(writing).value) !== isNot ? nodes : otherwise, writing);
    }
}

const nameOf = (tag: string): string => tag.split(/\s/)[0]!;
const quoted = (text: string): string | undefined => /^(["'])(.*)\1$/s.exec(text)?.[2];
const fault = (line: number, what: string): TemplateError => new TemplateError(`Line ${line}: ${what}.`);

function refuse(line: number, what: string): never {
    throw fault(line, what);
}

interface Result {
    readonly value: TemplateValue;
    /** It is HTML already. */
    readonly isSafe: boolean;
}
type Expression = (writing: Writing) => Result;

function output(source: string, line: number): Node {
    const valueOf = expression(source, line);
    return (writing) => {
        const { value, isSafe } = valueOf(writing);
        return isSafe ? textOf(value) : escaped(textOf(value));
    };
}

/** A text in quotes or a name with dots, and filters after it. */
function expression(source: string, line: number): Expression {
    const [first, ...filters] = source.match(/(?:"[^"]*"|'[^']*'|[^|"'])+/g) ?? [""];
    const literal = quoted(first!.trim());
    if (literal === undefined && !/^[A-Za-z_]\w*(\.\w+)*$/.test(first!.trim())) throw fault(line, `{{ ${source} }} is not understood here`);
    const known = filters.map((filter) => {
        const [, name, argument] = /^\s*(\w+)(?::(.*?))?\s*$/s.exec(filter) ?? [];
        return FILTERS.get(name ?? "")?.(quoted(argument ?? "") ?? "") ?? refuse(line, `the filter ${filter.trim()} is not known here`);
    });
    const path = first!.trim().split(".");
    return (writing) => {
        const begin: Result = literal === undefined ? { value: found(writing.scope, path), isSafe: false } : { value: literal, isSafe: true };
        return known.reduce((result, filter) => filter(result, writing.now), begin);
    };
}

/** What is not there is an empty text. */
function found(scope: Scope, [first, ...rest]: readonly string[]): TemplateValue {
    let value: TemplateValue = scope.get(first!) ?? "";
    for (const name of rest) value = (value instanceof Map ? value.get(name) : undefined) ?? "";
    return value;
}

type Filter = (result: Result, now: number) => Result;
const onText =
    (change: (text: string) => string) =>
    (): Filter =>
    ({ value, isSafe }) => ({ value: change(textOf(value)), isSafe });

const FILTERS = new Map<string, (argument: string) => Filter>([
    [
        "safe",
        () =>
            ({ value }) => ({ value, isSafe: true }),
    ],
    ["escape", () => (result) => result],
    ["upper", onText((text) => text.toUpperCase())],
    ["lower", onText((text) => text.toLowerCase())],
    ["capfirst", onText((text) => text.slice(0, 1).toUpperCase() + text.slice(1))],
    ["default", (argument) => (result) => (result.value ? result : { value: argument, isSafe: true })],
    [
        "naturaltime",
        () =>
            ({ value }, now) => ({ value: value instanceof Date ? fromNow(value.getTime() - now) : value, isSafe: false }),
    ],
]);

/** As Django's humanize says when something comes; in English, as the texts of a template are. */
function fromNow(ms: number): string {
    const minutes = Math.round(ms / 60_000);
    const [count, unit] =
        minutes >= 2880 ? [Math.floor(minutes / 1440), "day"] : minutes >= 120 ? [Math.floor(minutes / 60), "hour"] : [Math.max(minutes, 1), "minute"];
    return `${count} ${unit}${count === 1 ? "" : "s"} from now`;
}

function textOf(value: TemplateValue): string {
    if (value instanceof Date) return value.toISOString();
    return value === null || typeof value === "object" ? "" : String(value);
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
