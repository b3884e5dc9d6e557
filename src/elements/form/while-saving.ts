import { msg } from "@lit/localize";
import { confirm } from "../dialog/dialogs.ts";

/**
 * What a dialog does when it is to close while its form is being saved. Nothing at first: a moment later it is saved, and closes, or says why it could not be.
 * Whoever asks for it again is not held: it may take for ever.
 * @returns asked each time; resolves to whether it may close
 */
export function whileSaving(): (saving: Promise<unknown>, closed: AbortSignal) => Promise<boolean> {
    let waitedFor: Promise<unknown> | undefined;
    return async (saving, closed) => {
        if (waitedFor !== saving) {
            waitedFor = saving;
            return false;
        }
        const answered = new AbortController();
        void saving.then(() => answered.abort());
        closed.addEventListener("abort", () => answered.abort());
        return confirm({
            header: msg("Stop waiting?"),
            text: msg("It is still being saved. If you close this now, it may be saved all the same."),
            yes: msg("Close"),
            no: msg("Keep waiting"),
            danger: true,
            until: answered.signal,
        });
    };
}
