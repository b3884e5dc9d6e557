import { msg } from "@lit/localize";
import { onWait } from "#src/api/client.ts";
import { python } from "#src/api/python.api.ts";
import { tabMemory } from "#src/base/tab-memory.ts";

/** Said once in this tab: each page that is opened loads anew, and says it no more. */
const TOLD = "ak-python-told";

/** How long somebody waits before it is said what for, in ms. */
const PATIENCE_MS = 1000;

/** Says what a request waits for where an expression is the first one: Python is loaded then, which takes seconds. Called once by each interface. */
export function tellOfPython(): void {
    if (tabMemory.has(TOLD)) return;
    /** False once it was said, or where there is nothing to say. */
    let isOpen = true;
    let asking: Promise<boolean | undefined> | undefined;
    onWait(async (over) => {
        if (!isOpen) return;
        // Asked before it is to be said: an engine that has begun to load answers nothing until it has ended.
        const isLoading = (asking ??= python.isLoading().finally(() => (asking = undefined)));
        await patience(over);
        if (over.aborted) return;
        const answer = await isLoading;
        if (!isOpen || over.aborted) return;
        // Anything else was slow; the next time it may be Python.
        isOpen = answer === false;
        if (!answer) return;
        tabMemory.note(TOLD);
        await say();
    });
}

async function say(): Promise<void> {
    // Fetched when it is needed: the first screen has nothing to say.
    const { notify } = await import("#src/elements/messages.ts");
    notify(
        "info",
        msg("Python is being loaded"),
        msg("Policies and property mappings are written in it. Only the first of them waits for that, a few seconds."),
    );
}

/** Resolves when it has run out, or there is nothing to wait for any more. */
const patience = (over: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
        setTimeout(resolve, PATIENCE_MS);
        over.addEventListener("abort", () => resolve(), { once: true });
    });
