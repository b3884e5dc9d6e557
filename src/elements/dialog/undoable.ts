import type { ReactiveController, ReactiveControllerHost } from "lit";
import { onChangedElsewhere } from "#src/base/changes.ts";
import { notify, show } from "../messages.ts";

/** Takes back what was done. */
export type Undo = () => Promise<unknown>;

/** Something that was done, and can be taken back whole. */
interface Undoable {
    /** "The user was deactivated." */
    done: string;
    /** What it was done to. */
    about?: unknown;
    undo: Undo;
    /** "The user was activated." */
    undone: string;
    /** Said with it; left out, what it was done to. */
    aboutUndone?: unknown;
    /** Until when it can be taken back, in ms since the epoch; left out where nothing ends it. */
    until?: number;
}

const UNDONE = "undone";
const undos = new EventTarget();

/** Lists and pages ask again for what they show: something was undone, or turned out to be gone. */
export const lookAgain = (): void => void undos.dispatchEvent(new Event(UNDONE));

/** Tells that something was done, and offers to take it back: by the message's button, or Ctrl+Z. What cannot come back whole is asked about before instead. */
export function undoable({ done, about, undo, undone, aboutUndone = about, until }: Undoable): void {
    show({
        level: "success",
        message: done,
        description: about,
        until,
        undo: async () => {
            // A part of it may be undone where it fails.
            await undo().finally(lookAgain);
            notify("success", undone, aboutUndone);
        },
    });
}

/** Takes back all of it. One that fails does not keep the others away, and what is back is not taken back twice. Rejects with what the first was refused with. */
export function undoEach(undos: readonly Undo[]): Undo {
    let left = undos;
    return async () => {
        const failed: { undo: Undo; error: unknown }[] = [];
        for (const undo of left) await undo().catch((error: unknown) => failed.push({ undo, error }));
        left = failed.map(({ undo }) => undo);
        if (failed[0]) throw failed[0].error;
    };
}

/** Tells its element when something was undone, was done in another tab, or is gone: what is shown may be different now. */
export class WhenUndone implements ReactiveController {
    readonly #follow: () => void;
    #unfollow: (() => void) | undefined;

    constructor(host: ReactiveControllerHost, follow: () => void) {
        this.#follow = follow;
        host.addController(this);
    }

    hostConnected(): void {
        undos.addEventListener(UNDONE, this.#follow);
        this.#unfollow = onChangedElsewhere(this.#follow);
    }

    hostDisconnected(): void {
        undos.removeEventListener(UNDONE, this.#follow);
        this.#unfollow?.();
    }
}
