import type { ReactiveController, ReactiveControllerHost } from "lit";
import { notify, show } from "./messages.ts";

/** Something that was done, and can be taken back whole. */
interface Undoable {
    /** "The user was deactivated." */
    done: string;
    /** What it was done to. */
    about?: unknown;
    undo: () => Promise<unknown>;
    /** "The user was activated." */
    undone: string;
}

const UNDONE = "undone";
const undos = new EventTarget();

/** Tells that something was done, and offers to take it back: by the message's button, or Ctrl+Z. What cannot come back whole is asked about before instead. */
export function undoable({ done, about, undo, undone }: Undoable): void {
    show({
        level: "success",
        message: done,
        description: about,
        undo: async () => {
            // A part of it may be undone where it fails.
            await undo().finally(() => undos.dispatchEvent(new Event(UNDONE)));
            notify("success", undone, about);
        },
    });
}

/** Tells its element when something was undone, wherever that had been done: what is shown may be different now. */
export class WhenUndone implements ReactiveController {
    readonly #follow: () => void;

    constructor(host: ReactiveControllerHost, follow: () => void) {
        this.#follow = follow;
        host.addController(this);
    }

    hostConnected(): void {
        undos.addEventListener(UNDONE, this.#follow);
    }

    hostDisconnected(): void {
        undos.removeEventListener(UNDONE, this.#follow);
    }
}
