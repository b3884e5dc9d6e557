import type { Call } from "#kernel/http/call.ts";
import { whileLoaded } from "#kernel/store/memo.ts";
import { registryOf } from "#kernel/resource/registry.ts";
import type { Task } from "#kernel/resource/task.ts";
import { recordTask } from "./task.model.ts";

/** Runs a task now and notes how it went. */
export const runTask = (call: Call, task: Task): void => recordTask(call, task.name, "SUCCESSFUL", task.run(call));

interface Run {
    /** ms since the epoch. */
    readonly at: number;
    /** The store's, where the run has changed something: with another one that may have been taken back. */
    readonly epoch: object | undefined;
}

/** When each task was run last. */
const lastRuns = whileLoaded(() => new Map<string, Run>());

/** Runs what is due; notes only runs that found something to do, so that a question to a calm system changes nothing. */
export function runDueTasks(call: Call): void {
    const { db } = call;
    const now = call.random.now();
    for (const task of registryOf(call).tasks.values()) {
        const last = lastRuns(db).get(task.name);
        const isDone = last !== undefined && now - last.at < task.every && (last.epoch === undefined || last.epoch === db.epoch);
        if (!task.isTimed || isDone) continue;
        const before = db.version;
        const messages = task.run(call);
        const isChanged = db.version !== before;
        lastRuns(db).set(task.name, { at: now, epoch: isChanged ? db.epoch : undefined });
        if (isChanged) recordTask(call, task.name, "SUCCESSFUL", messages);
    }
}
