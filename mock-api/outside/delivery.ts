import type { Call } from "#kernel/http/call.ts";
import { forgetTask, recordTask } from "#mock/apps/admin/task.model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { networkOfHost } from "./network.ts";

/** Why something could not be delivered, as the task reports it. */
export class DeliveryError extends Error {}

/** What the other side has said; or what has to wait for it, outside the transaction of whichever call does it. Rejects with a DeliveryError. */
export type Delivery = string[] | Sending;
export type Sending = (call: Call) => Promise<string[]>;

/** How many deliveries wait for other servers at once: each holds what it sends. */
const MAX_WAITING = 100;
let waiting = 0;

/**
 * Delivers as a background task: what fails is tried again after a while, and each time the task is listed with its error, and an event says so. Once it
 * has gone through, the task is listed no more. Source: authentik/events/monitored_tasks.py.
 */
export async function deliverInBackground(call: Call, task: string, send: Sending): Promise<void> {
    if (waiting >= MAX_WAITING) return taskFailed(call, task, `${waiting} others are still waiting for their servers: this was not sent.`);
    waiting++;
    try {
        await attempt(call, task, send, networkOfHost()?.retryAfter ?? []);
    } finally {
        waiting--;
    }
}

async function attempt(call: Call, task: string, send: Sending, [pause, ...pauses]: readonly number[]): Promise<void> {
    try {
        await send(call);
        forgetTask(call, task);
    } catch (error) {
        if (!(error instanceof DeliveryError)) throw error;
        taskFailed(call, task, error.message);
        if (pause === undefined) return;
        await call.outside(() => new Promise((resolve) => setTimeout(resolve, pause)));
        await attempt(call, task, send, pauses);
    }
}

/** Lists a task with its error, and writes the event that says so. `task`: its name, perhaps with `:<uid>`. */
export function taskFailed(call: Call, task: string, reason: string): void {
    recordTask(call, task, "ERROR", [reason]);
    const message = `Task ${task.split(":")[0]} encountered an error: ${reason}`;
    writeEvent(call, "system_task_exception", "authentik.events.monitored_tasks", { message }, { isBackground: true });
}
