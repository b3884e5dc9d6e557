import { superuserOnly } from "#kernel/http/access.ts";
import { choice, date, describe, fileText, flag, json, list, object, type Row, text, uuid } from "#kernel/base/fields.ts";
import { equals } from "#kernel/resource/filters.ts";
import { timestamp } from "#kernel/store/formats.ts";
import { resource } from "#kernel/resource/resource.ts";

const STATUS = ["successful", "warning", "error", "orphaned", "unknown"] as const;

const fields = describe({
    pk: uuid(),
    name: text(),
    path: text({ blank: true, default: "", resetOnPut: true }),
    context: json({ default: {}, documentedAs: object() }),
    last_applied: date({ readOnly: true, default: (random) => timestamp(random.now()) }),
    last_applied_hash: text({ readOnly: true }),
    status: choice(STATUS, { readOnly: true, default: "unknown" }),
    enabled: flag(true),
    managed_models: list(text(), { readOnly: true }),
    metadata: object({ readOnly: true }),
    content: fileText({ blank: true, optional: true }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_blueprints.blueprintinstance": Row<typeof fields>;
    }
}

export type BlueprintInstance = Row<typeof fields>;

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
    isAudited: true,
});
