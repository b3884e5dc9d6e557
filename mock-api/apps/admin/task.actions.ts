import { superuserOnly } from "#kernel/http/access.ts";
import { apiOperation } from "#kernel/resource/action.ts";
import type { Call } from "#kernel/http/call.ts";
import { notFound } from "#kernel/base/errors.ts";
import { anything, choice, count, date, list, nested, text } from "#kernel/base/fields.ts";
import { timestamp } from "#kernel/store/formats.ts";
import type { JsonObject, Models } from "#kernel/base/models.ts";
import { noContent, ok } from "#kernel/http/operation.ts";
import { registryOf } from "#kernel/resource/registry.ts";
import { STATUSES } from "./task.model.ts";
import { runTask } from "./run-tasks.ts";
import { own } from "#kernel/base/own.ts";

/** How background work ended. */
export const taskShape = nested("Task", {
    task_name: text(),
    task_description: text(),
    task_finish_timestamp: date({}),
    task_duration: count({ readOnly: true }),
    status: choice(STATUSES),
    messages: list(anything()),
});

/** What tasks are that are listed only after they have failed. */
const ON_FAILURE: Readonly<Record<string, string>> = {
    apply_blueprint: "Apply single blueprint",
    notification_transport: "Send notification over specified transport",
    // The original sends text messages in no task: who fails to get one is told, the administrator by an event alone.
    send_sms: "Send a code by text message. It is tried again at once.",
    send_mail: "Send Email for Email Stage. Retries are scheduled automatically.",
};

/** Every task by its name: those that are always listed, and others that have run. */
function known(call: Call): Map<string, JsonObject> {
    const { db } = call;
    const { tasks } = registryOf(call);
    const runs = new Map(db.all("sandbox.task").map((run) => [run.pk, run]));
    const listed = [...tasks.values()].filter(({ isPerObject }) => !isPerObject).map(({ name }) => name);
    const names = [...new Set([...listed, ...runs.keys()])].sort();
    return new Map(names.map((name) => [name, shownTask(call, name, runs.get(name))]));
}

/** A task as the API shows it; without its last run, one that has not been run. */
export function shownTask(call: Call, name: string, run: Models["sandbox.task"] | undefined): JsonObject {
    const [kind = ""] = name.split(":");
    return {
        task_name: name,
        task_description: registryOf(call).tasks.get(kind)?.description ?? own(ON_FAILURE, kind) ?? "",
        task_finish_timestamp: run?.finished ?? timestamp(call.random.now()),
        task_duration: 0,
        status: run?.status ?? "UNKNOWN",
        messages: run?.messages ?? ["Task has not been run yet."],
    };
}

const find = (call: Call): JsonObject => known(call).get(call.params.id!) ?? notFoundNow();
const notFoundNow = (): never => {
    throw notFound();
};

/** GET admin/system_tasks/ : work that is done in the background, and how it ended the last time. */
export const tasks = apiOperation("GET", "admin/system_tasks/", { access: superuserOnly, answer: list(taskShape), isList: true }, ({ call }) =>
    ok([...known(call).values()]),
);

/** GET admin/system_tasks/{id}/ */
export const task = apiOperation("GET", "admin/system_tasks/{id}/", { access: superuserOnly, answer: taskShape, answers: { 404: null } }, ({ call }) =>
    ok(find(call)),
);

/** POST admin/system_tasks/{id}/retry/ : does it now. */
export const retryTask = apiOperation("POST", "admin/system_tasks/{id}/retry/", { access: superuserOnly, answers: { 404: null, 500: null } }, ({ call }) => {
    const [name = "", object] = String(find(call).task_name).split(":");
    const task = registryOf(call).tasks.get(name);
    if (task?.isPerObject) task.run(call, object);
    else if (task) runTask(call, task);
    return noContent();
});
