import { asText } from "#kernel/resource/filters.ts";
import type { Json, JsonObject } from "#kernel/base/models.ts";
import { asObject } from "#kernel/store/validate.ts";
import { complete, type Steps } from "#kernel/base/steps.ts";
import { type Located, readingYaml, YamlError } from "./pyyaml.ts";

/** Names of the tags that a blueprint may contain. */
export const TAGS = ["KeyOf", "Find", "Context", "Env", "Format", "If", "Condition", "Enumerate", "Index", "Value"] as const;
export type TagName = (typeof TAGS)[number];

/** A tag and its value; resolved while the file is applied, since what it means depends on the entries before. */
export class Tagged {
    readonly tag: TagName;
    readonly value: Parsed;

    constructor(tag: TagName, value: Parsed) {
        this.tag = tag;
        this.value = value;
    }
}

/** JSON in which tags are still open. */
export type Parsed = string | number | boolean | null | undefined | Tagged | Parsed[] | { [key: string]: Parsed };

/** One object of a blueprint. */
export interface Entry {
    readonly model: Parsed;
    readonly id?: string;
    /** Where it begins in the file, counted from 1. */
    readonly line?: number;
    readonly state: Parsed;
    readonly identifiers: { [key: string]: Parsed };
    readonly attrs: { [key: string]: Parsed };
    readonly conditions: readonly Parsed[];
}

export interface Blueprint {
    readonly metadata: { readonly name?: string; readonly labels: JsonObject } | null;
    readonly context: JsonObject;
    readonly entries: readonly Entry[];
}

/** What is wrong with a blueprint, or with one of its entries. */
export interface Problem {
    /** The entry at fault, counted from 0; left out: the file. */
    readonly entry?: number;
    /** Where the entry begins in the file, counted from 1. */
    readonly line?: number;
    readonly message: string;
    /** Fields of the entry that are refused as they are. */
    readonly fields?: readonly string[];
}

/** A file that is not a blueprint, or that cannot be applied, with everything that is wrong with it. */
export class BlueprintError extends Error {
    readonly problems: readonly Problem[];

    constructor(...problems: readonly (Problem | string)[]) {
        const told = problems.map((problem) => (typeof problem === "string" ? { message: problem } : problem));
        super(told.map(lineOf).join("\n"));
        this.problems = told;
    }
}

/** `Entry 2 (line 14): …`, counted as people do. */
export function lineOf({ entry, line, message }: Problem): string {
    if (entry === undefined) return message;
    return line === undefined ? `Entry ${entry + 1}: ${message}` : `Entry ${entry + 1} (line ${line}): ${message}`;
}

/** Reads a blueprint file. Throws BlueprintError. */
export const readBlueprint = (text: string): Blueprint => complete(readingBlueprint(text));

/** The same in steps. */
export function* readingBlueprint(text: string): Steps<Blueprint> {
    const lines = new Map<string, number[]>();
    const root = yield* contentOf(text, (key, list) => lines.set(key, list));
    if (!isPlain(root)) throw new BlueprintError("A blueprint is an object with version and entries.");
    if (root.version !== undefined && root.version !== 1) throw new BlueprintError("Only version 1 of blueprints is known.");
    if (!Array.isArray(root.entries)) throw new BlueprintError("A blueprint needs a list of entries.");
    const { name, labels } = asObject(untagged(root.metadata, "The metadata"));
    return {
        metadata: isPlain(root.metadata) ? { name: name === undefined ? undefined : asText(name), labels: asObject(labels) } : null,
        context: asObject(untagged(root.context, "The context")),
        entries: readEntries(root.entries, lines.get("entries")),
    };
}

/** What concerns the file as a whole, where no tag can be resolved yet. */
function untagged(value: Parsed, what: string): Json {
    if (value instanceof Tagged) throw new BlueprintError(`${what} of a blueprint may hold no tag: !${value.tag}.`);
    if (Array.isArray(value)) return value.map((member) => untagged(member, what));
    return isPlain(value) ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, untagged(member, what)])) : value;
}

function readEntries(entries: readonly Parsed[], lines: readonly number[] = []): Entry[] {
    const problems: Problem[] = [];
    const read = entries.flatMap((entry, index) => {
        try {
            return [readEntry(entry, index, lines[index])];
        } catch (error) {
            if (!(error instanceof BlueprintError)) throw error;
            problems.push(...error.problems);
            return [];
        }
    });
    if (problems.length) throw new BlueprintError(...problems);
    return read;
}

function readEntry(entry: Parsed, index: number, line: number | undefined): Entry {
    if (!isPlain(entry)) throw new BlueprintError({ entry: index, line, message: "An entry is an object." });
    const { model, id, state = "present", identifiers = {}, attrs = {}, conditions = [] } = entry;
    if (!model) throw new BlueprintError({ entry: index, line, message: "An entry needs a model." });
    const given = attrs ?? {};
    if (!isPlain(identifiers) || !isPlain(given)) throw new BlueprintError({ entry: index, line, message: "identifiers and attrs are objects." });
    return {
        model,
        line,
        id: typeof id === "string" ? id : undefined,
        state,
        identifiers,
        attrs: given,
        conditions: Array.isArray(conditions) ? conditions : [conditions],
    };
}

function* contentOf(text: string, located: Located): Steps<Parsed> {
    try {
        return yield* readingYaml<Tagged>(
            text,
            (name, value) => {
                const tag = TAGS.find((known) => name === `!${known}`);
                if (!tag) throw new Error(`There is no tag ${name}`);
                return new Tagged(tag, value);
            },
            located,
        );
    } catch (error) {
        if (error instanceof YamlError) throw new BlueprintError(`This is not YAML of a blueprint: ${error.message}`);
        throw error;
    }
}

export const isPlain = (value: Parsed): value is { [key: string]: Parsed } =>
    typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Tagged);
