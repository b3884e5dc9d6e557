import type { Call } from "#kernel/http/call.ts";
import { choice, date, describe, json, list, type Row, text } from "#kernel/base/fields.ts";
import { timestamp } from "#kernel/store/formats.ts";
import type { ModelSchema } from "#kernel/store/schema.ts";

export const STATUSES = ["SUCCESSFUL", "WARNING", "ERROR", "UNKNOWN"] as const;
export type Status = (typeof STATUSES)[number];

const fields = describe({
    /** Name, with `:<uid>` where there is one for each of several objects. */
    pk: text(),
    finished: date(),
    status: choice(STATUSES),
    messages: list(json()),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "sandbox.task": Row<typeof fields>;
    }
}
/** How background work ended the last time. */
export const taskSchema: ModelSchema = { model: "sandbox.task", fields, families: {}, indexes: [] };

/** Notes how a task has ended. */
export function recordTask({ db, random }: Call, name: string, status: Status, messages: readonly string[]): void {
    const values = { finished: timestamp(random.now()), status, messages: [...messages] };
    if (db.find("sandbox.task", name)) db.update("sandbox.task", name, values);
    else db.create("sandbox.task", { pk: name, ...values });
}

/** Takes a task off the list that is there only after it has failed. */
export function forgetTask({ db }: Call, name: string): void {
    if (db.find("sandbox.task", name)) db.delete("sandbox.task", name);
}
