import type { JsonObject } from "#kernel/base/models.ts";
import { own } from "#kernel/base/own.ts";
import { type Blueprint, type Entry, isPlain, type Parsed, type Problem, Tagged } from "./read.ts";
import { isScalar } from "./resolve.ts";

/** A value that a blueprint asks for, and what it becomes where the file tells. */
export interface Ask {
    readonly name: string;
    readonly model?: string;
    /** What the object is called. */
    readonly object?: string;
    readonly field?: string;
    /** Its entry is refused without it; left out: it is not. */
    readonly isNeeded?: true;
}

/** What a blueprint reads by `!Context` without another value to fall back on, and that has none: to be given by whoever applies it. */
export function asksOf({ entries, context: stands }: Blueprint, context: JsonObject = {}): readonly Ask[] {
    const known: JsonObject = { ...stands, ...context };
    const asks = new Map<string, Ask>();
    for (const entry of entries)
        for (const ask of asksIn(entry)) {
            const told = asks.get(ask.name);
            if ((own(known, ask.name) ?? null) === null && (!told || (!told.field && ask.field))) asks.set(ask.name, ask);
        }
    return [...asks.values()];
}

/** Names of the values by which an entry's fields are refused: missing ones, and wrong ones. */
export function valuesAtFault({ entry = -1, fields = [] }: Problem, { entries }: Blueprint): readonly string[] {
    const { identifiers = {}, attrs = {} } = entries[entry] ?? {};
    return [...new Set(fields.flatMap((field) => [...namesIn(own(attrs, field) ?? own(identifiers, field) ?? null)]))];
}

function* asksIn({ model, state, identifiers, attrs, conditions }: Entry): Generator<Ask> {
    for (const name of namesIn([model, state, [...conditions]])) yield { name };
    const object = titleOf(identifiers);
    for (const [field, value] of [...Object.entries(identifiers), ...Object.entries(attrs)])
        for (const name of namesIn(value)) yield { name, ...(typeof model === "string" ? { model } : {}), ...(object ? { object } : {}), field };
}

/** Fields that an object is called by, the plainest first. */
const TITLES = ["name", "slug", "username", "identifier", "domain"];

const titleOf = (identifiers: Entry["identifiers"]): string | undefined =>
    TITLES.map((name) => own(identifiers, name)).find((value) => typeof value === "string");

function* namesIn(value: Parsed): Generator<string> {
    if (value instanceof Tagged) {
        const [name, ...fallback] = Array.isArray(value.value) ? value.value : [value.value];
        // What has no name cannot be given a value: applying it says so.
        if (value.tag === "Context" && fallback.length === 0 && isScalar(name)) yield String(name);
        else yield* namesIn(value.value);
    } else if (Array.isArray(value)) for (const member of value) yield* namesIn(member);
    else if (isPlain(value)) yield* namesIn(Object.values(value));
}
