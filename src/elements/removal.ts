import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { css } from "lit";
import alert from "@patternfly/patternfly/components/Alert/alert.css";
import button from "@patternfly/patternfly/components/Button/button.css";
import modalBox from "@patternfly/patternfly/components/ModalBox/modal-box.css";
import { ApiError } from "#src/base/errors.ts";
import { sentence } from "#src/base/failure.ts";
import { kindName } from "#src/base/kinds.ts";
import { icon } from "#src/base/icons.ts";
import { plural } from "#src/base/plural.ts";
import { AkElement } from "./element.ts";
import { notify } from "./messages.ts";
import { openModal } from "./open-modal.ts";

/** Something that points to an object, and what becomes of it when the object goes. */
interface UsedBy {
    app: string;
    model_name: string;
    name: string;
    /** `CASCADE`, `CASCADE_MANY`, `SET_DEFAULT` or `SET_NULL`. */
    action: string;
}

/** What is to be deleted, and how. */
export interface Removal<T> {
    objects: readonly T[];
    /** A whole question: "Delete 2 users?" */
    question: (count: number) => string;
    name: (object: T) => string;
    key: (object: T) => string | number;
    /** Left out where nothing goes along. */
    usedBy?: (key: string | number, signal?: AbortSignal) => Promise<UsedBy[]>;
    destroy: (key: string | number) => Promise<unknown>;
    /** What becomes of objects that are only taken out of something: "They stay users." Left out, they are deleted for good. */
    outOf?: string;
    /** Said above the list. */
    notice?: unknown;
}

/** Asks before deleting, with everything that would go along. @returns what was deleted */
export async function openRemoval<T>(removal: Removal<T>): Promise<readonly T[]> {
    const gone: T[] = [];
    await openModal({
        header: removal.question(removal.objects.length),
        content: (close) =>
            html`<ak-removal
                .removal=${removal}
                @ak-deleted=${(event: CustomEvent<readonly T[]>) => gone.push(...event.detail)}
                @ak-done=${() => close()}
            ></ak-removal>`,
    });
    if (gone.length > 0) notify("success", done(gone.map(removal.name), removal.outOf !== undefined));
    return gone;
}

const done = ([first = "", ...others]: readonly string[], onlyOut: boolean): string =>
    onlyOut
        ? plural(others.length + 1, { one: msg(str`${first} was taken out.`), other: msg(str`${others.length + 1} were taken out.`) })
        : plural(others.length + 1, { one: msg(str`${first} was deleted.`), other: msg(str`${others.length + 1} were deleted.`) });

/**
 * The inside of the dialog: each object with what uses it, and what became of it.
 * @event ak-deleted - objects are gone; detail is which
 * @event ak-done - nothing is left to do, or the visitor gave up
 */
@customElement("ak-removal")
export class RemovalList<T> extends AkElement {
    static override styles = [
        alert,
        button,
        modalBox,
        css`
            :host {
                display: contents;
            }

            .body {
                display: grid;
                align-content: start;
                gap: var(--pf-t--global--spacer--md);
                overflow: auto;
            }

            .object {
                padding-block: var(--pf-t--global--spacer--sm);
                border-block-start: 1px solid var(--pf-t--global--border--color--default);
                overflow-wrap: anywhere;
            }

            .uses {
                padding-inline-start: var(--pf-t--global--spacer--lg);
                list-style: disc;
            }

            .subtle {
                color: var(--pf-t--global--text--color--subtle);
            }

            .failed {
                color: var(--pf-t--global--text--color--status--danger--default);
            }
        `,
    ];

    @property({ attribute: false }) removal!: Removal<T>;

    @state() private left: readonly T[] = [];
    @state() private busy = false;
    readonly #uses = new Map<T, UsedBy[] | unknown>();
    readonly #failures = new Map<T, string>();
    readonly #gone = new AbortController();

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#gone.abort();
    }

    protected override willUpdate(): void {
        if (this.hasUpdated) return;
        this.left = this.removal.objects;
        const { usedBy } = this.removal;
        if (usedBy) for (const object of this.left) void this.#ask(object, usedBy);
    }

    protected override firstUpdated(): void {
        // Not the button that deletes: a stray Enter must not.
        this.renderRoot.querySelector<HTMLElement>(".cancel")?.focus();
    }

    async #ask(object: T, usedBy: NonNullable<Removal<T>["usedBy"]>): Promise<void> {
        try {
            this.#uses.set(object, await usedBy(this.removal.key(object), this.#gone.signal));
        } catch (error) {
            this.#uses.set(object, error);
        }
        this.requestUpdate();
    }

    async #delete(): Promise<void> {
        if (this.busy) return;
        this.busy = true;
        const results = await Promise.all(this.left.map((object) => this.#deleteOne(object)));
        const gone = this.left.filter((_, index) => results[index]);
        this.left = this.left.filter((object) => !gone.includes(object));
        this.busy = false;
        if (gone.length > 0) this.emit("ak-deleted", gone);
        if (this.left.length === 0) this.emit("ak-done");
    }

    async #deleteOne(object: T): Promise<boolean> {
        try {
            await this.removal.destroy(this.removal.key(object));
            return true;
        } catch (error) {
            // Somebody else was faster.
            if (error instanceof ApiError && error.status === 404) return true;
            this.#failures.set(object, sentence(error));
            return false;
        }
    }

    protected override render(): TemplateResult {
        const { outOf } = this.removal;
        return html`
            <div class="pf-v6-c-modal-box__body body" tabindex="0">
                <p>${outOf ?? msg("This cannot be undone.")}</p>
                ${
                    this.removal.notice
                        ? html`<div class="pf-v6-c-alert pf-m-warning pf-m-inline">
                              <div class="pf-v6-c-alert__icon">${icon("warning")}</div>
                              <p class="pf-v6-c-alert__title">${this.removal.notice}</p>
                          </div>`
                        : nothing
                }
                <ul role="list">
                    ${this.left.map((object) => this.#object(object))}
                </ul>
            </div>
            <footer class="pf-v6-c-modal-box__footer">
                <button class="pf-v6-c-button pf-m-danger" type="button" aria-disabled=${this.busy} @click=${this.#delete}>
                    ${outOf === undefined ? msg("Delete") : msg("Remove")}
                </button>
                <button class="pf-v6-c-button pf-m-link cancel" type="button" @click=${() => this.emit("ak-done")}>${msg("Cancel")}</button>
            </footer>
        `;
    }

    #object(object: T): TemplateResult {
        const failure = this.#failures.get(object);
        return html`<li class="object">
            <strong>${this.removal.name(object)}</strong>
            ${failure ? html`<p class="failed" role="alert">${failure}</p>` : nothing} ${this.removal.usedBy ? this.#used(this.#uses.get(object)) : nothing}
        </li>`;
    }

    #used(uses: unknown): TemplateResult {
        if (uses === undefined) return html`<p class="subtle">${msg("Checking where it is used …")}</p>`;
        if (!isUses(uses)) return html`<p class="subtle">${msg("Could not check where it is used.")}</p>`;
        if (uses.length === 0) return html`<p class="subtle">${msg("Not used anywhere.")}</p>`;
        return html`<ul class="uses">
            ${uses.map((use) => html`<li>${named(use)}: ${consequence(use)}</li>`)}
        </ul>`;
    }
}

/** Names that the API makes of keys, for want of others: "AuthenticatedSession object (3b01…)", "Binding #0 to 89e1a50e-…", "token (expires=…)". */
const MADE_OF_KEYS = / object \(|[0-9a-f]{8}-[0-9a-f]{4}-|\(\w+=/;

/** "Group Analysts": the kind, and the name where there is one that says more. */
function named({ app, model_name: model, name }: UsedBy): string {
    const kind = kindName(app, model);
    if (MADE_OF_KEYS.test(name)) return kind;
    return name.toLowerCase().startsWith(kind.toLowerCase()) ? name : `${kind} ${name}`;
}

const isUses = (value: unknown): value is UsedBy[] => Array.isArray(value);

function consequence({ action }: UsedBy): string {
    switch (action) {
        case "CASCADE":
            return msg("will be deleted too");
        case "CASCADE_MANY":
            return msg("the link will be removed");
        case "SET_DEFAULT":
            return msg("will go back to its default");
        default:
            return msg("the reference will be cleared");
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-removal": RemovalList<unknown>;
    }
}
