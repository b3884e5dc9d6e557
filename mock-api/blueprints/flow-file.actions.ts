import { superuserOnly } from "#kernel/http/access.ts";
import { action, collectionAction } from "#kernel/resource/action.ts";
import type { Call } from "#kernel/http/call.ts";
import { wrongMediaType } from "#kernel/base/errors.ts";
import { file, flag, list, nested, object, text } from "#kernel/base/fields.ts";
import { MAX_TEXT } from "#kernel/base/limits.ts";
import type { Json, JsonObject } from "#kernel/base/models.ts";
import { ok } from "#kernel/http/operation.ts";
import type { Steps } from "#kernel/base/steps.ts";
import { exportFlow } from "#mock/blueprints/flow-exporter.ts";
import { applyBlueprint } from "#mock/blueprints/importer.ts";
import { type Blueprint, BlueprintError, type Entry, type Parsed, type Problem, readingBlueprint, Tagged } from "#mock/blueprints/read.ts";
import { flow } from "#mock/apps/flows/flow.resource.ts";

/** GET flows/instances/{slug}/export/ : the flow as a blueprint file. */
export const exportAction = action(flow, "GET", "export", { access: superuserOnly, answer: text({ format: "binary" }) }, async ({ row, call }) => {
    return new Response(await exportFlow(call, row, call.random.now()), {
        headers: { "content-type": "text/html; charset=utf-8", "content-disposition": `attachment; filename="${row.slug}.yaml"` },
    });
});

const result = nested("FlowImportResult", { logs: list(object({ required: true }), { readOnly: true }), success: flag(false, { readOnly: true }) });

/** POST flows/instances/import/ : applies a blueprint file, all of it or nothing; 200 (204 in the document, as in the original) says which. */
export const importAction = collectionAction(
    flow,
    "POST",
    "import",
    { access: superuserOnly, form: { file: file(), clear: flag() }, answer: result, status: 204, answers: { 400: result } },
    async ({ call }) => {
        const type = call.header("content-type") ?? "";
        if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type)) throw wrongMediaType(type);
        const sent = call.form.get("file");
        if (sent === undefined || typeof sent === "string") return ok({ logs: [], success: false }, 400);
        return ok(await call.changing(() => importFile(call, sent.bytes)));
    },
);

function* importFile(call: Call, bytes: Uint8Array): Steps<JsonObject> {
    let entries: readonly Entry[] = [];
    try {
        if (bytes.length > MAX_TEXT) throw new BlueprintError(`The file is larger than ${MAX_TEXT} bytes.`);
        const blueprint = yield* readingBlueprint(textOf(bytes));
        ({ entries } = blueprint);
        const unknown = unknownModels(call, blueprint);
        if (unknown.length) return { logs: unknown, success: false };
        yield* applyBlueprint(call, blueprint);
        return { logs: [], success: true };
    } catch (error) {
        if (!(error instanceof BlueprintError)) throw error;
        // The original accepts unknown versions without a word.
        const isVersion = error.problems.every(({ message }) => /version/i.test(message));
        return { logs: isVersion ? [] : error.problems.map((problem) => logged(problem, entries)), success: false };
    }
}

/** A line of the log, with the entry that it is about where it is about one. */
function logged({ message, entry: index }: Problem, entries: readonly Entry[]): JsonObject {
    const entry = index === undefined ? undefined : entries[index];
    const line = { event: message, log_level: "warning" };
    return entry ? { ...line, entry: { model: asPlain(entry.model), identifiers: asPlain(entry.identifiers) } } : line;
}

/** What stands in the file; a tag that was not resolved is told by its name: "!KeyOf". */
function asPlain(value: Parsed): Json {
    if (value instanceof Tagged) return `!${value.tag}`;
    if (Array.isArray(value)) return value.map(asPlain);
    if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, asPlain(one)]));
    return value ?? null;
}

function textOf(bytes: Uint8Array): string {
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
        throw new BlueprintError("The file is not text in UTF-8.");
    }
}

function unknownModels({ registry }: Call, { entries }: Blueprint): JsonObject[] {
    return entries
        .filter(({ model }) => typeof model === "string" && !registry.has(model.toLowerCase()) && !model.startsWith("authentik_blueprints."))
        .map(({ model }) => {
            const [app = "", name = ""] = String(model).split(".");
            return { app, model: name, event: "app or model does not exist", log_level: "warning" };
        });
}
