import type { JsonObject } from "#kernel/base/models.ts";
import { own } from "#kernel/base/own.ts";
import { type Blueprint, isPlain, type Parsed, Tagged } from "./read.ts";

/** Names that a blueprint reads by `!Context` without another value to fall back on, and that have none: to be given by whoever applies it. */
export function asksOf({ entries, context: stands }: Blueprint, context: JsonObject = {}): readonly string[] {
    const known: JsonObject = { ...stands, ...context };
    const names = new Set(
        entries.flatMap(({ model, state, identifiers, attrs, conditions }) => [...namesIn([model, state, identifiers, attrs, [...conditions]])]),
    );
    return [...names].filter((name) => (own(known, name) ?? null) === null);
}

function* namesIn(value: Parsed): Generator<string> {
    if (value instanceof Tagged) {
        const [name, ...fallback] = Array.isArray(value.value) ? value.value : [value.value];
        if (value.tag === "Context" && fallback.length === 0) yield String(name);
        else yield* namesIn(value.value);
    } else if (Array.isArray(value)) for (const member of value) yield* namesIn(member);
    else if (isPlain(value)) yield* namesIn(Object.values(value));
}
