import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { msg, str } from "@lit/localize";
import alert from "@patternfly/patternfly/components/Alert/alert.css";
import alertGroup from "@patternfly/patternfly/components/Alert/alert-group.css";
import button from "@patternfly/patternfly/components/Button/button.css";
import { isApple } from "#src/base/browser.ts";
import { ApiError } from "#src/base/errors.ts";
import { sentence } from "#src/base/failure.ts";
import { icon, type IconName } from "#src/base/icons.ts";
import { plural } from "#src/base/plural.ts";
import { AkElement } from "./element.ts";
import { SizeObserver } from "./size-observer.ts";
import own from "./messages.css";

export type Level = "success" | "info" | "warning" | "danger";

export interface Message {
    level: Level;
    message: string;
    /** More about it: a text, or a link to what it is about. */
    description?: unknown;
    /** Number of the request that failed, for whoever looks into the server's log. */
    request?: string | undefined;
    /** Takes back what the message tells; rejects where that failed. A message that offers it stays until it is answered: nobody has to be quick (WCAG 2.2.1). */
    undo?: (() => Promise<unknown>) | undefined;
    /** Until when it can be taken back, in ms since the epoch: the message goes then. */
    until?: number | undefined;
}

/** ms that a message stays; pointing at it, and the focus in it, stop the clock. */
const SHOWN = 8000;
/** Messages at a time that can be undone: an older one gives way. */
const UNDOABLE = 10;
/** px below the messages, and above them. */
const AROUND = 40;
/** Height of what lies over the end of a page: it leaves as much free there, so that all of it can be scrolled out from under the messages. */
const ROOM = "--ak-messages-room";
/** By what one shows that one has gone on: a press, or the focus, elsewhere. */
const AWAY = ["pointerdown", "focusin"] as const;
/** What ⌘Z and Ctrl+Z undo by themselves. */
const TYPED_IN = "input, textarea, select, [contenteditable]";
const ICONS: Record<Level, IconName> = { success: "success", info: "info", warning: "warning", danger: "error" };

interface Kept extends Message {
    id: number;
}

/**
 * Short messages at the corner of the page, read out as they come. In view are the newest, what failed, and what can be undone last; the
 * others are behind a button that tells how many they are, so that they do not pile up over the page. They are at the end of the page, in a dialog at its
 * top; a dialog whose content has the attribute `messages-below`, since a field is at its top and no button at its end, has them at the bottom, too.
 */
@customElement("ak-messages")
export class Messages extends AkElement {
    static override styles = [alert, alertGroup, button, own];

    @state() private messages: readonly Kept[] = [];

    @state() private undoing: number | undefined;

    /** Whether earlier ones are in view, too, until one goes on elsewhere: none goes then, as somebody reads them. */
    @state() private unfolded = false;

    readonly #room = new SizeObserver(() => this.#keepRoom());
    readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();
    #next = 1;

    override connectedCallback(): void {
        super.connectedCallback();
        document.addEventListener("keydown", this.#undoByKey);
        for (const away of AWAY) document.addEventListener(away, this.#left);
        this.#room.observe(this);
        this.popover = "manual";
        this.toggleAttribute("over-dialog", this.parentElement?.matches("ak-modal:not(:has(> [messages-below]))") ?? false);
        // What is in view depends on where they are.
        this.requestUpdate();
        if (this.messages.length > 0) this.showPopover();
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        document.removeEventListener("keydown", this.#undoByKey);
        for (const away of AWAY) document.removeEventListener(away, this.#left);
        this.#room.disconnect();
        document.documentElement.style.removeProperty(ROOM);
        // Only moved, into a dialog: nothing is to be done, and moving it once more would never end.
        if (this.isConnected || this.messages.length === 0) return;
        // Closed with a dialog, not by itself: a message that is still being read out continues.
        if (this.parentElement) queueMicrotask(() => this.isConnected || place().append(this));
    }

    add(message: Message): void {
        const id = this.#next++;
        this.messages = [...this.messages, { ...message, id }];
        if (message.undo) this.#keepFew();
        this.#start(id);
        // Shown anew, so that it is above a dialog that was opened since.
        if (this.matches(":popover-open")) this.hidePopover();
        this.showPopover();
    }

    /** A dialog has its buttons below the messages, and ends where it ends. */
    #keepRoom(): void {
        const { style } = document.documentElement;
        if (this.offsetHeight === 0 || this.hasAttribute("over-dialog")) style.removeProperty(ROOM);
        else style.setProperty(ROOM, `calc(${this.offsetHeight + AROUND}px + var(--ak-selection-bar, 0px))`);
    }

    #keepFew(): void {
        for (const { id } of this.messages.filter(({ undo }) => undo).slice(0, -UNDOABLE)) this.#remove(id);
    }

    #start(id: number): void {
        this.#stop(id);
        if (this.unfolded) return;
        const shown = shownFor(this.messages.find((message) => message.id === id));
        if (shown !== undefined)
            this.#timers.set(
                id,
                setTimeout(() => this.#remove(id), shown),
            );
    }

    #stop(id: number): void {
        clearTimeout(this.#timers.get(id));
        this.#timers.delete(id);
    }

    #remove(id: number): void {
        this.#stop(id);
        this.messages = this.messages.filter((message) => message.id !== id);
        if (this.#earlier.length === 0) this.#fold();
        if (this.messages.length === 0) this.hidePopover();
    }

    /**
     * Those behind the button. What failed is not among them, as it must not be missed; nor what can be undone, as it was done last and may be regretted: in a
     * dialog something else is being done, over whose fields it would stay.
     */
    get #earlier(): readonly Kept[] {
        const undoable = this.hasAttribute("over-dialog") ? undefined : this.messages.findLast(({ undo }) => undo);
        return this.messages.slice(0, -1).filter((message) => message.level !== "danger" && message !== undoable);
    }

    readonly #unfold = (): void => {
        this.unfolded = true;
        for (const { id } of this.messages) this.#stop(id);
    };

    readonly #fold = (): void => {
        if (!this.unfolded) return;
        this.unfolded = false;
        for (const { id } of this.messages) this.#start(id);
    };

    /** Whoever goes on elsewhere has read them, and needs what is below them. */
    readonly #left = (event: Event): void => {
        if (!event.composedPath().includes(this)) this.#fold();
    };

    readonly #pressed = (event: KeyboardEvent): void => {
        if (event.key !== "Escape" || !this.unfolded) return;
        // A dialog around them stays.
        event.preventDefault();
        event.stopPropagation();
        this.#fold();
        this.renderRoot.querySelector<HTMLElement>(".more")?.focus();
    };

    /** Of what can be undone, the last; not while something is typed, which has an undo of its own, nor behind a dialog. */
    readonly #undoByKey = (event: KeyboardEvent): void => {
        if (event.key.toLowerCase() !== "z" || !(isApple ? event.metaKey : event.ctrlKey) || event.shiftKey || event.altKey) return;
        const [target] = event.composedPath();
        const last = this.messages.findLast(({ undo }) => undo);
        if (!last || (target instanceof Element && target.closest(TYPED_IN)) || document.querySelector("ak-modal")) return;
        event.preventDefault();
        void this.#undo(last);
    };

    async #undo({ id, undo }: Kept): Promise<void> {
        if (this.undoing !== undefined) return;
        this.undoing = id;
        const hadFocus = this.renderRoot.querySelector("button:focus-visible") !== null;
        try {
            await undo?.();
            this.#remove(id);
            await this.updateComplete;
            // The button is gone: a keyboard goes on at what says so.
            if (hadFocus) [...this.renderRoot.querySelectorAll<HTMLElement>(".dismiss")].at(-1)?.focus();
        } catch (error) {
            // What it was done to is gone: it never can be.
            if (error instanceof ApiError && error.status === 404) this.#remove(id);
            notifyFailure(error, msg("It could not be undone."));
        } finally {
            this.undoing = undefined;
        }
    }

    protected override render(): TemplateResult {
        const earlier = new Set(this.#earlier);
        return html`${earlier.size > 0 ? this.#more(earlier.size) : nothing}
            <div role="log" aria-live="polite" aria-label=${msg("Messages")} @keydown=${this.#pressed}>
                <ul class="pf-v6-c-alert-group pf-m-toast" role="list">
                    ${repeat(
                        this.messages,
                        ({ id }) => id,
                        (message) => this.#message(message, !this.unfolded && earlier.has(message)),
                    )}
                </ul>
            </div>`;
    }

    #more(count: number): TemplateResult {
        return html`<button
            class="pf-v6-c-button pf-m-secondary pf-m-small more"
            type="button"
            aria-expanded=${this.unfolded}
            @keydown=${this.#pressed}
            @click=${this.unfolded ? this.#fold : this.#unfold}
        >
            <span dir="auto">${plural(count, { one: msg("1 earlier message"), other: msg(str`${count} earlier messages`) })}</span>
            <span class="pf-v6-c-button__icon pf-m-end">${icon(this.unfolded ? "down" : "right")}</span>
        </button>`;
    }

    #message(kept: Kept, folded: boolean): TemplateResult {
        const { id, level, message, description, request, undo } = kept;
        const [stop, start] = [() => this.#stop(id), () => this.#start(id)];
        return html`<li class="pf-v6-c-alert-group__item" ?hidden=${folded} @pointerenter=${stop} @pointerleave=${start} @focusin=${stop} @focusout=${start}>
            <div class="pf-v6-c-alert pf-m-${level}">
                <div class="pf-v6-c-alert__icon">${icon(ICONS[level])}</div>
                <p class="pf-v6-c-alert__title">${message}</p>
                <div class="pf-v6-c-alert__action">
                    <button class="pf-v6-c-button pf-m-plain dismiss" type="button" aria-label=${msg("Dismiss")} data-tip @click=${() => this.#remove(id)}>
                        ${icon("close")}
                    </button>
                </div>
                ${
                    description || request
                        ? html`<div class="pf-v6-c-alert__description">
                              ${description ? html`<div>${description}</div>` : nothing}
                              ${request ? html`<small>${msg(str`Request ${request}`)}</small>` : nothing}
                          </div>`
                        : nothing
                }
                ${
                    undo
                        ? html`<div class="pf-v6-c-alert__action-group">
                              <button
                                  class="pf-v6-c-button pf-m-link pf-m-inline"
                                  type="button"
                                  aria-disabled=${this.undoing === id}
                                  aria-keyshortcuts=${isApple ? "Meta+Z" : "Control+Z"}
                                  data-tip=${isApple ? "⌘Z" : msg("Ctrl+Z")}
                                  @click=${() => this.#undo(kept)}
                              >
                                  ${msg("Undo")}
                              </button>
                          </div>`
                        : nothing
                }
            </div>
        </li>`;
    }
}

/** How long a message stays, in ms; undefined: until it is answered. The clock of a server may be another, and so may have gone past already: nobody knows then. */
function shownFor({ undo, until }: Partial<Message> = {}): number | undefined {
    if (!undo) return SHOWN;
    const left = (until ?? 0) - Date.now();
    return left > 0 ? left : undefined;
}

/** Where messages are neither covered nor silenced: outside of an open dialog everything is inert, even in the top layer. */
const place = (): Element => [...document.querySelectorAll("ak-modal")].at(-1) ?? document.body;

let shown: Messages | undefined;

/** Tells the visitor something in passing. What needs an answer belongs where the question was. */
export function notify(level: Level, message: string, description?: unknown): void {
    show({ level, message, description });
}

/** Shows what went wrong, with the number of its request. @param message what failed, where the error alone does not say it */
export function notifyFailure(error: unknown, message?: string): void {
    const said = sentence(error);
    show({ level: "danger", message: message ?? said, description: message && said, request: error instanceof ApiError ? error.requestId : undefined });
}

/** Shows a message with all that it may have. */
export function show(message: Message): void {
    if (!shown?.isConnected) shown = document.createElement("ak-messages");
    if (shown.parentElement !== place()) place().append(shown);
    shown.add(message);
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-messages": Messages;
    }
}
