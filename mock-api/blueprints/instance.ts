import { sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Call } from "#kernel/http/call.ts";
import type { JsonObject, Models } from "#kernel/base/models.ts";
import { registryOf } from "#kernel/resource/registry.ts";
import { isObject } from "#kernel/store/validate.ts";
import { FILES } from "./files.ts";
import { applyBlueprint, type Applying, findExisting } from "./importer.ts";
import { type Blueprint, BlueprintError, readingBlueprint } from "./read.ts";
import type { Steps } from "#kernel/base/steps.ts";

const MODEL = "authentik_blueprints.blueprintinstance";
export type BlueprintInstance = Models[typeof MODEL];

/** Hash by which a file is known: SHA-512 in hex. */
export const hashOf = (text: string): string => bytesToHex(sha512(utf8ToBytes(text)));

/** Name and labels as the API shows them. */
export const metadataOf = ({ metadata }: Blueprint): JsonObject => (metadata ? { name: metadata.name ?? "", labels: metadata.labels } : {});

/** Makes an instance of each file that is meant to be applied and has none, a file a step; gives the new ones. Source: authentik/blueprints/v1/tasks.py. */
export function* discoverFiles({ db }: Call): Steps<BlueprintInstance[]> {
    const known = new Set(db.all(MODEL).map(({ path }) => path));
    const found: BlueprintInstance[] = [];
    for (const [path, text] of FILES) {
        if (known.has(path)) continue;
        const { metadata } = yield* readingBlueprint(text);
        if (metadata?.labels["blueprints.goauthentik.io/instantiate"] !== "false") found.push(db.create(MODEL, { name: metadata?.name ?? path, path }));
        yield;
    }
    return found;
}

/** Text of an instance: of its file, or its own. Undefined when the file is not there. */
const textOf = ({ path, content }: BlueprintInstance): string | undefined => (path ? FILES.get(path) : content);

/** What an instance's blueprint is applied with. `running`: instances that wait for this one, which are not begun again. */
export function applyingOf(call: Call, context: unknown, running: readonly string[] = []): Applying {
    return {
        context: isObject(context) ? context : {},
        *applyOther(identifiers) {
            const other = call.db.find(MODEL, findExisting(call, registryOf(call).resource(MODEL), identifiers)?.pk);
            if (other && !running.includes(other.pk)) yield* applyInstance(call, other, running);
            return other !== undefined;
        },
    };
}

/**
 * Applies an instance in steps, all of it or nothing, and keeps with it how that went. A disabled one stays as it is.
 * Gives what prevented it. Source: authentik/blueprints/v1/tasks.py.
 */
export function* applyInstance(call: Call, instance: BlueprintInstance, running: readonly string[] = []): Steps<BlueprintError | undefined> {
    if (!instance.enabled) return undefined;
    const { db } = call;
    const keep = (patch: Partial<BlueprintInstance>): void => {
        // Its own blueprint may have taken it away.
        if (db.find(MODEL, instance.pk)) db.update(MODEL, instance.pk, { ...patch, last_applied: new Date(call.random.now()).toISOString() });
    };
    try {
        const text = textOf(instance);
        if (text === undefined) throw new BlueprintError(`There is no file ${instance.path}.`);
        const blueprint = yield* readingBlueprint(text);
        keep({ metadata: metadataOf(blueprint) });
        yield* applyBlueprint(call, blueprint, applyingOf(call, instance.context, [...running, instance.pk]));
        keep({ status: "successful", last_applied_hash: hashOf(text) });
        return undefined;
    } catch (error) {
        if (!(error instanceof BlueprintError)) throw error;
        keep({ status: "error" });
        return error;
    }
}
