/* What is changed in one tab is shown in others: they are told that something was, and look again. */

const CHANNEL = "authentik-changed";
/** ms without a further change until the others look: what is done with many objects is many changes. */
export const QUIET_MS = 300;

const channel = new BroadcastChannel(CHANNEL);

/** Tells the other tabs of this browser that something was changed. */
export const tellChanged = (): void => channel.postMessage(null);

const heard = new EventTarget();
let timer: ReturnType<typeof setTimeout> | undefined;
let isMissed = false;

channel.addEventListener("message", () => {
    clearTimeout(timer);
    timer = setTimeout(look, QUIET_MS);
});
document.addEventListener("visibilitychange", () => isMissed && look());

/** A tab that nobody sees waits until it is looked at. */
function look(): void {
    isMissed = document.visibilityState === "hidden";
    if (!isMissed) heard.dispatchEvent(new Event("changed"));
}

/** Calls `follow` when something was changed in another tab, once this one is in view. @returns ends that */
export function onChangedElsewhere(follow: () => void): () => void {
    heard.addEventListener("changed", follow);
    return () => heard.removeEventListener("changed", follow);
}
