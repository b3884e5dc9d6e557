import type { Call } from "#kernel/http/call.ts";
import { examine, write } from "#kernel/resource/crud.ts";
import { HttpError } from "#kernel/base/errors.ts";
import type { Json, JsonObject, Key } from "#kernel/base/models.ts";
import { NotReady } from "#kernel/host/not-ready.ts";
import { registryOf } from "#kernel/resource/registry.ts";
import type { AnyResource } from "#kernel/resource/resource.ts";
import { isKey, keyOf, type Patch, type Stored } from "#kernel/store/schema.ts";
import type { Former } from "#kernel/store/store.ts";
import { asObject, isObject, read } from "#kernel/store/validate.ts";
import { fieldAt, valuesAt } from "#kernel/resource/values.ts";
import { pythonText } from "#mock/encoding/python-text.ts";
import { type Blueprint, BlueprintError, type Entry, isPlain, type Problem } from "./read.ts";
import { Dependent, isTruthy, resolve, type Scope, TooMany } from "./resolve.ts";
import { own } from "#kernel/base/own.ts";
import type { Steps } from "#kernel/base/steps.ts";

/** Keys of the objects that a blueprint stands for, by the ids of its entries. */
export type Applied = ReadonlyMap<string, Key>;

/** Runs the blueprint instance that these identifiers name; false when there is none. */
export type ApplyOther = (identifiers: JsonObject) => Steps<boolean>;

export interface Applying {
    /** Wins over the file's own. */
    readonly context?: JsonObject;
    readonly applyOther?: ApplyOther;
    /** Told of each entry that was applied. */
    readonly seen?: (change: EntryChange) => void;
}

/** What an entry did to its object; where nothing was to be done, `after` is `before` itself. */
export interface EntryChange {
    /** Counted from 0. */
    readonly entry: number;
    readonly model: string;
    readonly before: Stored | undefined;
    readonly after: Stored | undefined;
    /** What a removal has removed or changed besides, each row as it was before. */
    readonly along?: readonly Former[];
}

/** The model whose entries stand for another blueprint to be applied first. */
const META = "authentik_blueprints.metaapplyblueprint";
/** Objects that live only as long as somebody is signed in, or as a mail is on its way. */
const REFUSED: readonly string[] = ["authentik_core.authenticatedsession", "authentik_flows.flowtoken"];
export const isRefused = (model: string): boolean => REFUSED.includes(model);

/**
 * Applies a blueprint entry by entry, a step each, through the same rules as the API: all of it or nothing.
 * Throws a BlueprintError with the problems of every entry. Source: authentik/blueprints/v1/importer.py.
 */
export function* applyBlueprint(call: Call, blueprint: Blueprint, { context = {}, applyOther, seen }: Applying = {}): Steps<Applied> {
    const keys = new Map<string, Key>();
    const failed = new Set<string>();
    const scope: Scope = { db: call.db, context: { ...blueprint.context, ...context }, environment: call.environment, keys, failed, spent: { count: 0 } };
    const problems: Problem[] = [];
    yield* attempt(call, function* () {
        for (const [entry, described] of blueprint.entries.entries()) {
            yield;
            try {
                const key = yield* attempt(call, () => applyEntry(call, described, scope, applyOther, (change) => seen?.({ entry, ...change })));
                if (described.id && key !== undefined) keys.set(described.id, key);
            } catch (error) {
                if (!(error instanceof Error) || error instanceof NotReady) throw error;
                if (error instanceof TooMany) throw new BlueprintError({ entry, line: described.line, message: error.message });
                if (described.id) failed.add(described.id);
                // Skip errors that follow from an entry that already failed.
                if (!(error instanceof Dependent)) problems.push({ entry, line: described.line, ...reasonOf(error) });
            }
        }
        if (problems.length) throw new BlueprintError(...problems);
    });
    return keys;
}

const reasonOf = (error: Error): Pick<Problem, "message" | "fields"> =>
    error instanceof HttpError
        ? { message: `Entry invalid: ${error.message}`, ...(isPlain(error.body) ? { fields: Object.keys(error.body) } : {}) }
        : { message: error.message };

/** Steps that can be taken back alone: when they throw, what they have written is undone. */
function* attempt<T>({ db }: Call, work: () => Steps<T>): Steps<T> {
    const undo = db.savepoint();
    try {
        return yield* work();
    } catch (error) {
        undo();
        throw error;
    }
}

/** Whether a blueprint could be applied now: applies it and takes it back, after a look at what it made. Gives what prevents it. */
export function* problemsOf(call: Call, blueprint: Blueprint, applying: Applying = {}, look?: () => void): Steps<readonly Problem[]> {
    const undo = call.db.savepoint();
    try {
        yield* call.inBackground(() => applyBlueprint(call, blueprint, applying));
        look?.();
        undo();
        return [];
    } catch (error) {
        if (error instanceof BlueprintError) return error.problems;
        throw error;
    }
}

function* applyEntry(
    call: Call,
    entry: Entry,
    scope: Scope,
    applyOther: ApplyOther | undefined,
    seen: (change: Omit<EntryChange, "entry">) => void,
): Steps<Key | undefined> {
    if (!entry.conditions.every((condition) => isTruthy(resolve(condition, scope)))) return undefined;
    const model = pythonText(resolve(entry.model, scope)).toLowerCase();
    const attrs = asObject(resolve(entry.attrs, scope));
    if (model === META) return yield* applyMeta(attrs, applyOther);
    const resource = isRefused(model) ? undefined : registryOf(call).resources.get(model);
    if (!resource) throw new BlueprintError(`app or model does not exist: ${model}`);
    const state = pythonText(resolve(entry.state, scope));
    if (!STATES.includes(state)) throw new BlueprintError(`There is no state ${state}.`);
    const identifiers = asObject(resolve(entry.identifiers, scope));
    const existing = findExisting(call, resource, identifiers);
    if (state === "absent") {
        if (!existing) return undefined;
        const along = call.db.formers(() => call.db.remove(resource.model, keyOf(existing)));
        seen({ model, before: existing, after: undefined, along });
        return undefined;
    }
    if (existing && state === "created") {
        seen({ model, before: existing, after: existing });
        return keyOf(existing);
    }
    const body = { ...withoutLookups(identifiers), ...attrs };
    const values = read(resource.fields, body, {
        db: call.db,
        row: existing,
        isPartial: existing !== undefined,
        name: pythonText(body.name ?? model),
        model,
        modelTitle: resource.spec.names[0],
    });
    const kept = managedValues(resource, body);
    const pk = !existing && isKeyOf(resource, identifiers.pk) ? { pk: identifiers.pk } : {};
    const draft: Patch = { ...values, ...kept, ...pk };
    yield* examine(resource, { values: draft, row: existing, call, db: call.db });
    const before = existing && { ...existing };
    const after = write(resource, call, draft, existing);
    seen({ model, before, after });
    return keyOf(after);
}

/** Whether a new row may be given this key. */
const isKeyOf = ({ fields }: AnyResource, key: Json | undefined): boolean =>
    fields.pk?.kind === "uuid" ? typeof key === "string" : fields.pk?.kind === "integer" && typeof key === "number";

const STATES = ["present", "created", "absent"];

function* applyMeta({ identifiers = {}, required = true }: JsonObject, applyOther: ApplyOther | undefined): Steps<undefined> {
    const isApplied = applyOther && (yield* applyOther(asObject(identifiers)));
    if (isApplied || !required) return;
    throw new BlueprintError(`Required blueprint does not exist: ${JSON.stringify(identifiers)}`);
}

/** Fields that the API shows but never takes, and that blueprints of the product itself set: `managed`, pictures. */
function managedValues(resource: AnyResource, body: JsonObject): JsonObject {
    return Object.fromEntries(
        ["managed", "background", "icon", "meta_icon", "key"]
            .filter((name) => own(resource.fields, name) && own(body, name) !== undefined)
            .map((name) => [name, own(body, name)]),
    );
}

/** `flow__slug: x` finds a row, but is not a field of it. */
const withoutLookups = (identifiers: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(identifiers).filter(([name]) => name !== "pk" && !name.includes("__")));

/** The row that the identifiers name: by its key, or by all other fields together. */
export function findExisting(call: Call, resource: AnyResource, { pk, ...identifiers }: JsonObject): Stored | undefined {
    const { db } = call;
    const names = Object.keys(identifiers);
    if (!names.length && pk === undefined) throw new BlueprintError("An entry needs identifiers.");
    for (const name of names)
        if (!fieldAt(db, resource.fields, name)) throw new BlueprintError(`Entry invalid: ${resource.model} has no field ${name} to identify it by`);
    const table = db.table(resource.model);
    const byKey = isKey(pk) ? table.rows.get(pk) : undefined;
    if (byKey || !names.length) return byKey;
    const wanted = names.map((name) => [name, expectedOf(db, resource, name, own(identifiers, name))] as const);
    const indexed = wanted.find(([name, value]) => table.finds(name) && isKey(value));
    const candidates = indexed ? table.where(...indexed) : [...table.rows.values()];
    return candidates.find((row) => wanted.every(([name, value]) => matches(db, resource, row, name, value)));
}

/** What a field must hold: a row of a family may be named by its key there. */
function expectedOf(db: Call["db"], resource: AnyResource, name: string, wanted: Json): Json {
    const target = own(resource.fields, name)?.target;
    return target && typeof wanted === "string" ? (db.keyIn(target, wanted) ?? wanted) : wanted;
}

function matches(db: Call["db"], resource: AnyResource, row: Stored, name: string, expected: Json): boolean {
    return valuesAt(db, resource.fields, row, name).some((value) => (isObject(expected) ? contains(value, expected) : value === expected));
}

const contains = (value: unknown, part: JsonObject): boolean =>
    isObject(value) && Object.entries(part).every(([key, member]) => JSON.stringify(own(value, key)) === JSON.stringify(member));
