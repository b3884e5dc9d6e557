import { type Alias, isAlias, isMap, isNode, isScalar, isSeq, type LineCounter, type Node, type Pair, Scalar, type ScalarTag, visit } from "yaml";
import { complete, type Steps } from "#kernel/base/steps.ts";
import { composing } from "./yaml-nodes.ts";

/*
 * YAML 1.1 as PyYAML's safe loader reads it, which is what reads blueprints on a real server: `no` is false, `010` is eight, `1e3` is a text.
 * The library's own schema of that version follows the specification, from which PyYAML departs in booleans and floats.
 */

/** What is wrong with a file, and where, counted from 1. */
export class YamlError extends Error {
    constructor(message: string, { line, col }: { line: number; col: number }) {
        super(`${message} (line ${line}, column ${col})`);
    }
}

/** Makes the value of a node with a tag of the application. Throws for a tag that it does not know. */
export type MakeTagged<T> = (tag: string, value: YamlValue<T>) => T;
/** Told of each list on the file's first level, by its key: the lines that its entries begin in, counted from 1. */
export type Located = (key: string, lines: number[]) => void;
export type YamlValue<T> = string | number | boolean | null | T | YamlValue<T>[] | { [key: string]: YamlValue<T> };

/** Nodes that a file may come to once its aliases are followed: a "billion laughs" file is a few hundred bytes. */
const MAX_NODES = 200_000;

const scalar = (tag: string, test: RegExp, resolve: (text: string) => unknown): ScalarTag => ({
    default: true,
    tag: `tag:yaml.org,2002:${tag}`,
    test,
    resolve,
});
const digits = (text: string): string => text.replaceAll("_", "");
const signed = (text: string, prefix: number, radix: number): number =>
    (text.startsWith("-") ? -1 : 1) * parseInt(digits(text).replace(/^[-+]/, "").slice(prefix), radix);
const sexagesimal = (text: string): number =>
    (text.startsWith("-") ? -1 : 1) *
    digits(text)
        .replace(/^[-+]/, "")
        .split(":")
        .reduce((sum, part) => sum * 60 + Number(part), 0);

/** The implicit types of PyYAML's resolver, in its order. Dates stay texts: no field of a blueprint takes another kind of them. */
const SCALARS: ScalarTag[] = [
    scalar("bool", /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/, () => true),
    scalar("bool", /^(?:no|No|NO|false|False|FALSE|off|Off|OFF)$/, () => false),
    scalar("null", /^(?:~|null|Null|NULL|)$/, () => null),
    scalar("int", /^[-+]?0b[0-1_]+$/, (text) => signed(text, 2, 2)),
    scalar("int", /^[-+]?0x[0-9a-fA-F_]+$/, (text) => signed(text, 2, 16)),
    scalar("int", /^[-+]?0[0-7_]+$/, (text) => signed(text, 1, 8)),
    scalar("int", /^[-+]?(?:0|[1-9][0-9_]*)$/, (text) => Number(digits(text))),
    scalar("int", /^[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+$/, sexagesimal),
    scalar("float", /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/, sexagesimal),
    scalar("float", /^(?:[-+]?(?:[0-9][0-9_]*)\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?)$/, (text) => Number(digits(text))),
];

/** Reads a file of one document. Throws YamlError for what PyYAML refuses, for unknown tags, and for values that JSON cannot carry. */
export const readYaml = <T>(text: string, makeTagged: MakeTagged<T>): YamlValue<T> => complete(readingYaml(text, makeTagged));

/** The same in steps: a megabyte takes half a second. */
export function* readingYaml<T>(text: string, makeTagged: MakeTagged<T>, located?: Located): Steps<YamlValue<T>> {
    const { contents, fault, lines } = yield* composing(text, {
        version: "1.1",
        schema: "failsafe",
        customTags: (tags) => [...tags, ...SCALARS],
        // Of duplicate keys PyYAML takes the last.
        uniqueKeys: false,
        logLevel: "error",
        prettyErrors: false,
    });
    // The library says of it that the call stack was not enough.
    if (fault) throw new YamlError(fault.code === "RESOURCE_EXHAUSTION" ? "nested too deeply" : fault.message, lines.linePos(fault.pos[0]));
    return yield* new Reader(lines, makeTagged, located).steps(contents);
}

/** The members of what a file consists of, each small enough for one step: the entries of a blueprint one by one. */
function* membersOf(root: Node | null): Generator<unknown> {
    const pairs = isMap(root) ? root.items : [];
    for (const { key, value } of pairs) {
        yield key;
        if (isSeq(value) && !value.anchor) yield* value.items;
        else yield value;
    }
    if (!pairs.length) yield root;
}

class Reader<T> {
    readonly #lines: LineCounter;
    readonly #makeTagged: MakeTagged<T>;
    readonly #located: Located | undefined;
    /** Nodes whose content is being read: an alias to one of them would contain itself. */
    readonly #open = new Set<unknown>();
    /** What each alias points to: the node that had its anchor last, before it. */
    readonly #targets = new Map<Alias, Node>();
    /** What has been read in a step of its own. */
    readonly #done = new Map<unknown, YamlValue<T>>();
    #count = 0;

    constructor(lines: LineCounter, makeTagged: MakeTagged<T>, located?: Located) {
        this.#lines = lines;
        this.#makeTagged = makeTagged;
        this.#located = located;
    }

    *steps(root: Node | null): Steps<YamlValue<T>> {
        const anchors = new Map<string, Node>();
        if (root?.anchor) anchors.set(root.anchor, root);
        for (const member of membersOf(root)) {
            this.#follow(member, anchors);
            yield;
        }
        for (const member of membersOf(root)) {
            if (isMap(member)) this.#done.set(member, this.#read(member));
            yield;
        }
        for (const { key, value } of isMap(root) ? root.items : [])
            if (isScalar(key) && isSeq<Node>(value))
                this.#located?.(
                    String(key.value),
                    value.items.map(({ range }) => this.#lines.linePos(range?.[0] ?? 0).line),
                );
        return this.#read(root);
    }

    /** Finds out what the aliases in a node point to. */
    #follow(node: unknown, anchors: Map<string, Node>): void {
        if (!isNode(node)) return;
        visit(node, {
            Node: (_, one) => {
                const target = isAlias(one) ? anchors.get(one.source) : undefined;
                if (isAlias(one) && target) this.#targets.set(one, target);
                else if (one.anchor) anchors.set(one.anchor, one);
            },
        });
    }

    #read(node: unknown): YamlValue<T> {
        if (node === null || node === undefined) return null;
        const done = this.#done.get(node);
        if (done !== undefined) return done;
        if (++this.#count > MAX_NODES) throw this.#fault(node, `more than ${MAX_NODES.toLocaleString("en")} values, aliases followed`);
        const found = isAlias(node) ? this.#target(node) : node;
        if (this.#open.has(found)) throw this.#fault(node, "an alias that holds itself");
        this.#open.add(found);
        const value = this.#value(found);
        this.#open.delete(found);
        return value;
    }

    #value(node: unknown): YamlValue<T> {
        const value = isSeq(node) ? node.items.map((item) => this.#read(item)) : isMap(node) ? this.#map(node.items) : this.#scalar(node);
        const tag = isNode(node) ? node.tag : undefined;
        if (!tag || tag.startsWith("tag:yaml.org,2002:")) return value;
        try {
            return this.#makeTagged(tag, value);
        } catch (error) {
            throw this.#fault(node, error instanceof Error ? error.message : String(error));
        }
    }

    #scalar(node: unknown): string | number | boolean | null {
        if (!isScalar(node)) throw this.#fault(node, "something that is neither value, list nor object");
        if (node.type === Scalar.PLAIN && (node.value === "<<" || node.value === "=")) throw this.#fault(node, `a value that is not a value: ${node.value}`);
        // Behind a tag of the application a plain value has the type that it would have without it.
        const value = node.tag && node.type === Scalar.PLAIN && typeof node.value === "string" ? implicit(node.value) : node.value;
        if (typeof value === "number" && !Number.isFinite(value)) throw this.#fault(node, "a number that JSON cannot carry");
        if (typeof value === "string" || typeof value === "number" || typeof value === "boolean" || value === null) return value;
        throw this.#fault(node, `a value of the kind ${node.tag ?? typeof value}`);
    }

    /** YAML 1.1 merge keys: what a map brings itself wins over what it merges, earlier merges over later ones. */
    #map(pairs: readonly Pair[]): { [key: string]: YamlValue<T> } {
        const own: [string, YamlValue<T>][] = [];
        const merged: [string, YamlValue<T>][] = [];
        for (const { key, value } of pairs) {
            if (isScalar(key) && key.type === Scalar.PLAIN && key.value === "<<") merged.unshift(...this.#merge(value).reverse());
            else own.push([this.#key(key), this.#read(value)]);
        }
        return Object.fromEntries([...merged, ...own]);
    }

    #merge(node: unknown): [string, YamlValue<T>][] {
        const found = isAlias(node) ? this.#target(node) : node;
        const maps = isSeq(found) ? found.items : [found];
        return maps.flatMap((one) => {
            const map = isAlias(one) ? this.#target(one) : one;
            if (!isMap(map)) throw this.#fault(node, "a merge of something that is no object");
            return Object.entries(this.#map(map.items));
        });
    }

    #key(node: unknown): string {
        const found = isAlias(node) ? this.#target(node) : node;
        if (found !== null && !isScalar(found)) throw this.#fault(node, "a key that is no single value");
        return String(found === null ? null : found.value);
    }

    #target(alias: Alias): Node {
        const found = this.#targets.get(alias);
        if (!found) throw this.#fault(alias, `an alias to ${alias.source}, which is not there`);
        return found;
    }

    #fault(node: unknown, message: string): YamlError {
        const at = isNode(node) ? (node.range?.[0] ?? 0) : 0;
        return new YamlError(message, this.#lines.linePos(at));
    }
}

const implicit = (text: string): unknown => {
    const tag = SCALARS.find(({ test }) => test?.test(text));
    return tag ? tag.resolve(text, () => undefined, {}) : text;
};
