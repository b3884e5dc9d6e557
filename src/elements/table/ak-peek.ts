import { Task, TaskStatus } from "@lit/task";
import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import description from "@patternfly/patternfly/components/DescriptionList/description-list.css";
import label from "@patternfly/patternfly/components/Label/label.css";
import { ApiError, isGone } from "#src/base/errors.ts";
import { sentence } from "#src/base/failure.ts";
import { icon, type IconName } from "#src/base/icons.ts";
import "../alert.ts";
import { facts } from "../description.ts";
import { AkElement } from "../element.ts";
import "../empty-state.ts";
import "../skeleton.ts";
import "../time.ts";
import type { Peek, Place } from "./peek.ts";
import own from "./ak-peek.css";

type Ask<T, R> = (row: T, signal: AbortSignal) => Promise<R>;

/** What was asked for, with the key of the row that it is of: another row's must not be shown while this one's is on its way. */
interface Of<R> {
    key: unknown;
    value: R;
}

/** As far as it is shown. */
type Asked<V = unknown> = Pick<Task<readonly unknown[], V>, "status" | "error" | "value" | "run">;

/**
 * The panel beside a list, or what is told below a row of one: what the row in view is, what happened to it, and what can be done with it.
 * @event ak-step - the row before (-1) or after (1) is wanted; detail says which
 * @event ak-open - the link to the object's page was pressed
 * @event ak-refresh - the list is to be loaded again
 * @event ak-close - the visitor wants it gone
 */
@customElement("ak-peek")
export class PeekPanel<T> extends AkElement {
    static override styles = [button, description, label, own];

    @property({ attribute: false }) peek!: Peek<T>;
    @property({ attribute: false }) row!: T;
    /** What identifies the row: loaded again, it is another object with the same key. */
    @property({ attribute: false }) key: unknown;
    /** What the object is called. */
    @property() name = "";
    @property({ attribute: false }) place: Place | undefined;
    /** It stands below the row, which tells its name and what can be done with it. */
    @property({ type: Boolean }) below = false;
    /** What can be done with the row. */
    @property({ attribute: false }) actions: unknown = nothing;

    readonly #more = this.#asking(({ more }) => more);
    readonly #events = this.#asking(({ events }) => events);

    /** Asks of each row anew; what was asked of the one before is given up. */
    #asking<R>(which: (peek: Peek<T>) => Ask<T, R> | undefined): Task<readonly [Peek<T>, T, unknown], Of<R | undefined>> {
        return new Task(this, {
            task: async ([peek, row, key], { signal }) => ({ key, value: await which(peek)?.(row, signal) }),
            args: () => [this.peek, this.row, this.key] as const,
        });
    }

    override focus(options?: FocusOptions): void {
        this.renderRoot.querySelector<HTMLElement>(".panel")?.focus(options);
    }

    protected override render(): TemplateResult {
        const { peek, row } = this;
        const content = isMissing(this.#more) ? this.#gone() : this.#content();
        if (this.below) return html`<div class="body below" role="group" aria-label=${this.name}>${content}</div>`;
        const page = peek.href?.(row);
        return html`<section class="panel" tabindex="-1" aria-labelledby="name">
            <header>
                <small class="kind">${peek.kind(row)}</small>
                ${this.#way()}
                <h2 id="name" aria-live="polite">${this.name}</h2>
                <div class="actions">
                    ${page ? html`<a class="pf-v6-c-button pf-m-secondary pf-m-small" href=${page} @click=${this.#open}>${msg("Open")}</a>` : nothing}
                    ${this.actions}
                </div>
            </header>
            <div class="body" tabindex="0" role="group" aria-labelledby="name">${content}</div>
        </section>`;
    }

    #way(): TemplateResult {
        const { number, of, hasPrevious, hasNext } = this.place ?? { number: 1, of: 1, hasPrevious: false, hasNext: false };
        // Not disabled at an end: whoever pressed it would lose the focus.
        const step = (sign: IconName, text: string, by: number, can: boolean): TemplateResult =>
            html`<button
                class="pf-v6-c-button pf-m-plain pf-m-small ${can ? "" : "pf-m-aria-disabled"}"
                type="button"
                aria-label=${text}
                aria-disabled=${!can}
                data-tip
                @click=${() => can && this.dispatchEvent(new CustomEvent("ak-step", { detail: by }))}
            >
                <span class="pf-v6-c-button__icon">${icon(sign)}</span>
            </button>`;
        return html`<div class="way">
            ${step("left", msg("Previous of the list"), -1, hasPrevious)}<small><bdi>${msg(str`${number} of ${of}`)}</bdi></small
            >${step("right", msg("Next of the list"), 1, hasNext)}
            <button class="pf-v6-c-button pf-m-plain pf-m-small close" type="button" aria-label=${msg("Close")} data-tip @click=${this.#tell("ak-close")}>
                <span class="pf-v6-c-button__icon">${icon("close")}</span>
            </button>
        </div>`;
    }

    #content(): unknown {
        const { peek, row } = this;
        const known = peek.facts(row, this.#tell("ak-refresh"));
        const more = this.#of(this.#more);
        return html`${facts([...known, ...(more ?? [])])} ${peek.more && !more ? this.#waiting(this.#more) : nothing} ${peek.below?.(row)}
        ${peek.events ? this.#happened() : nothing}`;
    }

    #happened(): TemplateResult {
        const events = this.#of(this.#events);
        // Below a row no name stands above it: what comes before is the title of the page.
        return html`<h3 aria-level=${this.below ? 2 : nothing}>${msg("Last events")}</h3>
            ${
                !events
                    ? this.#waiting(this.#events)
                    : events.length === 0
                      ? html`<p class="none">${msg("No events yet.")}</p>`
                      : html`<ul class="events" role="list">
                            ${events.map(
                                ({ text, href, when }) =>
                                    html`<li>
                                        <a href=${href}>${text}</a><small><ak-time .value=${when}></ak-time></small>
                                    </li>`,
                            )}
                        </ul>`
            }`;
    }

    /** What was asked for of this row; undefined as long as it is not there. */
    #of<R>({ value }: Asked<Of<R>>): R | undefined {
        return value && value.key === this.key ? value.value : undefined;
    }

    #waiting(asked: Asked): TemplateResult {
        const { status, error } = asked;
        if (status !== TaskStatus.ERROR) return html`<ak-skeleton lines="3"></ak-skeleton>`;
        const isForbidden = hasStatus(error, 403);
        return html`<ak-alert
            level=${isForbidden ? "info" : "danger"}
            header=${isForbidden ? msg("You may not see more of it.") : msg("This could not be loaded.")}
        >
            ${sentence(error)}
            ${isForbidden ? nothing : html`<button slot="actions" class="pf-v6-c-button pf-m-link pf-m-inline" type="button" @click=${() => asked.run()}>${msg("Try again")}</button>`}
        </ak-alert>`;
    }

    #gone(): TemplateResult {
        return html`<ak-empty-state icon="search" header=${msg("It is no longer there.")}>
            ${msg("It was deleted after the list had been loaded.")}
            <button slot="actions" class="pf-v6-c-button pf-m-secondary" type="button" @click=${this.#tell("ak-refresh")}>${msg("Refresh")}</button>
        </ak-empty-state>`;
    }

    /** Says it to the list alone: that may be in a panel or a dialog of its own. */
    #tell(type: string): () => void {
        return () => void this.dispatchEvent(new CustomEvent(type));
    }

    readonly #open = (event: MouseEvent): void => {
        this.dispatchEvent(new CustomEvent("ak-open", { detail: event }));
    };
}

const hasStatus = (error: unknown, status: number): boolean => error instanceof ApiError && error.status === status;

const isMissing = ({ status, error }: Asked): boolean => status === TaskStatus.ERROR && isGone(error);

declare global {
    interface HTMLElementTagNameMap {
        "ak-peek": PeekPanel<unknown>;
    }
}
