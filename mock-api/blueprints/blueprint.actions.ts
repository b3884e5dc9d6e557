import { superuserOnly } from "#kernel/http/access.ts";
import { action, collectionAction } from "#kernel/resource/action.ts";
import { count, date, embed, list, nested, object, text } from "#kernel/base/fields.ts";
import { ok } from "#kernel/http/operation.ts";
import { FILES } from "#mock/blueprints/files.ts";
import { applyInstance, hashOf, metadataOf } from "#mock/blueprints/instance.ts";
import { readBlueprint } from "#mock/blueprints/read.ts";
import { recordTask } from "#mock/apps/admin/task.model.ts";
import { RELEASE_DAY } from "#mock/apps/root/version.ts";
import { blueprint } from "#mock/apps/blueprints/blueprint.resource.ts";

const file = nested("BlueprintFile", {
    path: text(),
    last_m: count({ required: true, documentedAs: date() }),
    hash: text(),
    meta: nested("Metadata", { name: text(), labels: object({ required: true }) }, { readOnly: true }),
});

/** GET managed/blueprints/available/ : the files that come with the product. Times are seconds since the epoch, whatever the document says. */
export const available = collectionAction(blueprint, "GET", "available", { access: superuserOnly, answer: list(file), isList: true }, () =>
    ok(
        [...FILES].map(([path, source]) => ({
            path,
            version: 1,
            hash: hashOf(source),
            last_m: RELEASE_DAY / 1000,
            meta: metadataOf(readBlueprint(source)),
        })),
    ),
);

/** POST managed/blueprints/{instance_uuid}/apply/ : applies it now. 200 with the row, whose status says how that went. */
export const apply = action(blueprint, "POST", "apply", { answer: embed(blueprint.model) }, async ({ row, call, db }) => {
    const error = await call.changing(() => call.inBackground(() => applyInstance(call, row)));
    if (error) recordTask(call, `apply_blueprint:${slugOf(row.name)}`, "ERROR", error.message.split("\n"));
    // One that has taken itself away is told as it ended.
    return ok(call.show(blueprint.model, db.find(blueprint.model, row.pk) ?? { ...row, status: "successful" }));
});

/** A name as Django makes a slug of it. */
const slugOf = (name: string): string =>
    name
        .normalize("NFKD")
        .replace(/[^\w\s-]/g, "")
        .trim()
        .toLowerCase()
        .replace(/[-\s]+/g, "-");
