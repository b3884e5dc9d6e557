import { msg } from "@lit/localize";
import { tabMemory } from "#src/base/tab-memory.ts";
import { RIGHTS_LOST } from "#src/context/session-guard.ts";

/** Says why somebody is led here out of the admin interface in the middle of their work. Called once by the user interface. */
export async function tellOfRightsLost(): Promise<void> {
    if (!tabMemory.take(RIGHTS_LOST)) return;
    // Fetched when it is needed: nearly no page has anything to say.
    const { notify } = await import("#src/elements/messages.ts");
    notify("warning", msg("You are no longer an administrator."), msg("What was not saved in the admin interface is gone."));
}
