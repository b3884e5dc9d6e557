import { msg } from "@lit/localize";
import { ignore } from "#src/base/ignore.ts";
import { whenNotKept } from "#src/base/remembered.ts";

/** Says once in a page where the browser refuses to keep what is chosen there, be it full or forbidden. Called once by each interface. */
export const tellOfLoss = (): void => whenNotKept(() => void say().catch(ignore("the choice counts as long as the page")));

async function say(): Promise<void> {
    // Fetched when it is needed: nearly no page has anything to say.
    const { notify } = await import("#src/elements/messages.ts");
    notify(
        "info",
        msg("This browser does not let the page keep anything."),
        msg("What you choose here, as columns or colors, is lost when the page is loaded again."),
    );
}
