import { msg } from "@lit/localize";
import { html } from "lit";
import "./dialog.ts";
import type { DialogAction } from "./dialog.ts";
import type { Modal } from "./modal.ts";
import { startModal } from "./open-modal.ts";

interface Question {
    header: string;
    /** What follows from a yes. */
    text: unknown;
    /** What yes is called here: "Deactivate". */
    yes: string;
    no?: string;
    /** What cannot be undone is red, and not where the focus is. */
    danger?: boolean;
    /** When the question is out of date: it closes as by no. */
    until?: AbortSignal | undefined;
    /** What yes does, while the dialog is open; when it fails the dialog says why, and it can be tried again. */
    run?: () => Promise<unknown>;
}

/** Asks before something is done. @returns whether it was answered by yes (and done) */
export async function confirm({ header, text, yes, no = msg("Cancel"), danger = false, until, run }: Question): Promise<boolean> {
    const actions: DialogAction<boolean>[] = [
        { label: yes, look: danger ? "danger" : "primary", first: !danger, press: async () => (await run?.(), true) },
        { label: no, look: "link", first: danger, press: () => false },
    ];
    return (await open(header, text, actions, { until })) ?? false;
}

/** Says something that has to be read before going on. */
export async function alert(header: string, text: unknown): Promise<void> {
    await open(header, text, [{ label: msg("Close"), look: "primary", first: true, press: () => undefined }]);
}

interface Showing {
    header: string;
    /** What can be taken along of it is an `ak-copy`. */
    content: unknown;
    /** What the one button is called; "Close" unless something was done. */
    done?: string;
    size?: Modal["size"];
}

/** Shows something in a dialog. */
export async function show({ header, content, done = msg("Close"), size }: Showing): Promise<void> {
    await open(header, content, [{ label: done, look: "primary", first: true, press: () => undefined }], { size });
}

/** Asks before what was typed is thrown away. */
export const mayDiscard = (until?: AbortSignal): Promise<boolean> =>
    confirm({
        header: msg("Discard what you typed?"),
        text: msg("It is not saved yet."),
        yes: msg("Discard"),
        no: msg("Keep editing"),
        danger: true,
        until,
    });

interface Opening {
    size?: Modal["size"] | undefined;
    /** Closes it without an answer. */
    until?: AbortSignal | undefined;
}

function open<R>(header: string, content: unknown, actions: readonly DialogAction<R>[], { size = "sm", until }: Opening = {}): Promise<R | undefined> {
    const modal = startModal<R>({
        header,
        size,
        content: (close) => html`<ak-dialog .content=${content} .actions=${actions} @ak-done=${(event: CustomEvent<R>) => close(event.detail)}></ak-dialog>`,
    });
    until?.addEventListener("abort", modal.leave);
    return modal.closed;
}
