import type { Call } from "#kernel/call.ts";
import { memo } from "#kernel/memo.ts";
import { registryOf } from "#kernel/registry.ts";
import type { Task } from "#kernel/task.ts";
import { recordTask } from "./task.model.ts";

/** Runs a task now and notes how it went. */
export const runTask = (call: Call, task: Task): void => recordTask(call, task.name, "SUCCESSFUL", task.run(call));

/** When each task was run last, in ms. */
const lastRuns = memo(() => new Map<string, number>());

/** Runs what is due; notes only runs that found something to do, so that a question to a calm system changes nothing. */
export function runDueTasks(call: Call): void {
    const { db } = call;
    const now = call.random.now();
    const runs = lastRuns(db);
    for (const task of registryOf(call).tasks.values()) {
        if (!task.isTimed || now - (runs.get(task.name) ?? -Infinity) < task.every) continue;
        runs.set(task.name, now);
        const before = db.version;
        const messages = task.run(call);
        if (db.version !== before) recordTask(call, task.name, "SUCCESSFUL", messages);
    }
}
