import { stringify } from "yaml";
import type { Json, JsonObject } from "#kernel/base/models.ts";
import type { Steps } from "#kernel/base/steps.ts";
import { isObject } from "#kernel/store/validate.ts";

/** A part of an object that is written by itself, and where it is. */
interface Part {
    readonly path: readonly string[];
    readonly value: Json;
}

/** Levels down to which an object is taken apart: an operation, a schema. */
const DEPTH = 3;
/** An object as YAML, the same text as in one go, in steps: the whole API takes half a second. */
export function* yamlInSteps(document: JsonObject): Steps<string> {
    const texts: string[] = [];
    let last: readonly string[] = [];
    for (const part of partsOf(document)) {
        texts.push(below(last, part));
        last = part.path;
        yield;
    }
    return texts.join("");
}

function partsOf(value: Json, path: readonly string[] = []): Part[] {
    const members = path.length < DEPTH && isObject(value) ? Object.entries(value) : [];
    return members.length ? members.flatMap(([name, member]) => partsOf(member, [...path, name])) : [{ path, value }];
}

/** The text of a part, without the lines of those above it that the part before has written. */
function below(last: readonly string[], { path, value }: Part): string {
    const around = path.reduceRight<Json>((inner, name) => ({ [name]: inner }), value);
    const differs = path.findIndex((name, level) => name !== last[level]);
    return stringify(around, { aliasDuplicateObjects: false }).split("\n").slice(Math.max(differs, 0)).join("\n");
}
