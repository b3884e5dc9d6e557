import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { msg, str } from "@lit/localize";
import alert from "@patternfly/patternfly/components/Alert/alert.css";
import alertGroup from "@patternfly/patternfly/components/Alert/alert-group.css";
import button from "@patternfly/patternfly/components/Button/button.css";
import { ApiError } from "#src/base/errors.ts";
import { sentence } from "#src/base/failure.ts";
import { icon, type IconName } from "#src/base/icons.ts";
import { AkElement } from "./element.ts";
import own from "./messages.css";

export type Level = "success" | "info" | "warning" | "danger";

export interface Message {
    level: Level;
    message: string;
    /** More about it: a text, or a link to what it is about. */
    description?: unknown;
    /** Number of the request that failed, for whoever looks into the server's log. */
    request?: string | undefined;
}

/** ms that a message stays; pointing at it, and the focus in it, stop the clock. */
const SHOWN = 8000;
const ICONS: Record<Level, IconName> = { success: "success", info: "info", warning: "warning", danger: "error" };

interface Kept extends Message {
    id: number;
}

/** Short messages at the corner of the page, read out as they come. */
@customElement("ak-messages")
export class Messages extends AkElement {
    static override styles = [alert, alertGroup, button, own];

    @state() private messages: readonly Kept[] = [];

    readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();
    #next = 1;

    override connectedCallback(): void {
        super.connectedCallback();
        this.popover = "manual";
        this.toggleAttribute("over-dialog", this.parentElement?.localName === "ak-modal");
        if (this.messages.length > 0) this.showPopover();
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        // Only moved, into a dialog: nothing is to be done, and moving it once more would never end.
        if (this.isConnected || this.messages.length === 0) return;
        // Closed with a dialog, not by itself: a message that is still being read out continues.
        if (this.parentElement) queueMicrotask(() => this.isConnected || place().append(this));
    }

    add(message: Message): void {
        const id = this.#next++;
        this.messages = [...this.messages, { ...message, id }];
        this.#start(id);
        // Shown anew, so that it is above a dialog that was opened since.
        if (this.matches(":popover-open")) this.hidePopover();
        this.showPopover();
    }

    #start(id: number): void {
        this.#stop(id);
        this.#timers.set(
            id,
            setTimeout(() => this.#remove(id), SHOWN),
        );
    }

    #stop(id: number): void {
        clearTimeout(this.#timers.get(id));
        this.#timers.delete(id);
    }

    #remove(id: number): void {
        this.#stop(id);
        this.messages = this.messages.filter((message) => message.id !== id);
        if (this.messages.length === 0) this.hidePopover();
    }

    protected override render(): TemplateResult {
        return html`<div role="log" aria-live="polite" aria-label=${msg("Messages")}>
            <ul class="pf-v6-c-alert-group pf-m-toast" role="list">
                ${repeat(
                    this.messages,
                    ({ id }) => id,
                    (message) => this.#message(message),
                )}
            </ul>
        </div>`;
    }

    #message({ id, level, message, description, request }: Kept): TemplateResult {
        const [stop, start] = [() => this.#stop(id), () => this.#start(id)];
        return html`<li class="pf-v6-c-alert-group__item" @pointerenter=${stop} @pointerleave=${start} @focusin=${stop} @focusout=${start}>
            <div class="pf-v6-c-alert pf-m-${level}">
                <div class="pf-v6-c-alert__icon">${icon(ICONS[level])}</div>
                <p class="pf-v6-c-alert__title">${message}</p>
                <div class="pf-v6-c-alert__action">
                    <button class="pf-v6-c-button pf-m-plain" type="button" aria-label=${msg("Dismiss")} data-tip @click=${() => this.#remove(id)}>
                        ${icon("close")}
                    </button>
                </div>
                ${description ? html`<div class="pf-v6-c-alert__description">${description}</div>` : nothing}
                ${request ? html`<div class="pf-v6-c-alert__description"><small>${msg(str`Request ${request}`)}</small></div>` : nothing}
            </div>
        </li>`;
    }
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

function show(message: Message): void {
    if (!shown?.isConnected) shown = document.createElement("ak-messages");
    if (shown.parentElement !== place()) place().append(shown);
    shown.add(message);
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-messages": Messages;
    }
}
