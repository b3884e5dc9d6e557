import { msg } from "@lit/localize";
import { onSlow } from "#src/api/client.ts";
import { python } from "#src/api/python.api.ts";

/** False once it was said, or where there is nothing to say. */
let isOpen = true;

/** Says what a request waits for where an expression is the first one: Python is loaded then, which takes seconds. Called once by each interface. */
export function tellOfPython(): void {
    onSlow(() => void tell());
}

async function tell(): Promise<void> {
    if (!isOpen) return;
    isOpen = false;
    const isLoading = await python.isLoading();
    // Anything else was slow; the next time it may be Python.
    if (isLoading === false) isOpen = true;
    if (!isLoading) return;
    // Fetched when it is needed: the first screen has nothing to say.
    const { notify } = await import("#src/elements/messages.ts");
    notify(
        "info",
        msg("Python is being loaded"),
        msg("Policies and property mappings are written in it. Only the first of them waits for that, a few seconds."),
    );
}
