import type { Call } from "#kernel/http/call.ts";
import { on } from "#kernel/resource/listener.ts";
import type { Asker } from "./client.ts";
import type { Message } from "./message.model.ts";

/** What a person can say to a push; what it is when they say nothing in time, and when nobody wants to know any more. */
export const CHOICES = ["allow", "deny"] as const;
export const LATE = "late";
export const TAKEN_BACK = "taken back";

/** Who waits for which answer. */
const waiting = new Map<string, () => void>();

/**
 * Waits outside of the transaction until somebody has answered a push, has cleared it, or `patience` ms are over. Gives the answer: one of
 * `CHOICES`, else `LATE` or `TAKEN_BACK`, after which it can no longer be answered.
 */
export async function answerTo(call: Pick<Call, "db"> & Pick<Asker, "outside">, { pk }: Message, patience: number): Promise<string> {
    try {
        await call.outside(
            () =>
                new Promise<void>((resolve) => {
                    const timer = setTimeout(done, patience);
                    function done(): void {
                        clearTimeout(timer);
                        waiting.delete(pk);
                        resolve();
                    }
                    waiting.set(pk, done);
                }),
        );
    } finally {
        // Also where whoever asked is somewhere else by now: nobody waits for an answer any more.
        if (call.db.find("sandbox.message", pk)?.answer === null) call.db.update("sandbox.message", pk, { answer: LATE });
    }
    return call.db.find("sandbox.message", pk)?.answer ?? LATE;
}

/** Whoever waits goes on once the answer is kept, or the message is gone; somebody who only looks at it has not answered. */
export const pushListener = on("sandbox.message", ["updated", "deleted"], ({ row, call, kind }) => {
    if (row.kind === "push" && (kind === "deleted" || row.answer !== null)) call?.whenKept.push(() => waiting.get(row.pk)?.());
});
