import { superuserOnly } from "#kernel/access.ts";
import { nonFieldError, invalidFields } from "#kernel/errors.ts";
import { choice, date, describe, flag, json, list, object, type Row, text, uuid } from "#kernel/fields.ts";
import { equals } from "#kernel/filters.ts";
import { timestamp } from "#kernel/formats.ts";
import { resource } from "#kernel/resource.ts";
import { FILES } from "#mock/blueprints/files.ts";
import { problemsOf } from "#mock/blueprints/importer.ts";
import { applyingOf } from "#mock/blueprints/instance.ts";
import { BlueprintError, type Problem, readBlueprint } from "#mock/blueprints/read.ts";
import type { Call } from "#kernel/call.ts";

const STATUS = ["successful", "warning", "error", "orphaned", "unknown"] as const;

const fields = describe({
    pk: uuid(),
    name: text(),
    path: text({ blank: true, default: "", resetOnPut: true, check: complaintAboutPath }),
    context: json({ default: {}, documentedAs: object() }),
    last_applied: date({ readOnly: true, default: (random) => timestamp(random.now()) }),
    last_applied_hash: text({ readOnly: true }),
    status: choice(STATUS, { readOnly: true, default: "unknown" }),
    enabled: flag(true),
    managed_models: list(text(), { readOnly: true }),
    metadata: object({ readOnly: true }),
    content: text({ blank: true, optional: true }),
});
declare module "#kernel/models.ts" {
    interface Models {
        "authentik_blueprints.blueprintinstance": Row<typeof fields>;
    }
}

/** A blueprint to be applied: a file that comes with the product, or one written here. */
export const blueprint = resource("authentik_blueprints.blueprintinstance", {
    path: "managed/blueprints/{instance_uuid}",
    schema: "BlueprintInstance",
    names: ["Blueprint Instance", "Blueprint Instances"],
    fields,
    search: ["name", "path"],
    filters: { name: equals, path: equals },
    access: superuserOnly,
    label: (row) => `Blueprint Instance ${row.name}`,
    prepare({ values, row, call }) {
        if (!values.path && !values.content) throw nonFieldError("Either path or content must be set.");
        const problems = values.content ? problemsWith(call, values.content, values.context ?? row?.context) : [];
        if (problems.length) throw invalidFields({ content: ["Failed to validate blueprint", ...problems.map(told)] });
        values.last_applied = timestamp(call.random.now());
    },
    isAudited: true,
});

function complaintAboutPath(path: string): string | undefined {
    if (path === "" || FILES.has(path)) return undefined;
    return path.startsWith("oci://") ? "No registry can be reached from here." : `[Errno 2] No such file or directory: '/blueprints/${path}'`;
}

function problemsWith(call: Call, content: string, context: unknown): readonly Problem[] {
    try {
        return problemsOf(call, readBlueprint(content), applyingOf(call, context));
    } catch (error) {
        if (error instanceof BlueprintError) return error.problems;
        throw error;
    }
}

/** `Entry 2: …`, counted as people do. */
const told = ({ entry, message }: Problem): string => (entry === undefined ? message : `Entry ${entry + 1}: ${message}`);
