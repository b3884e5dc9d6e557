import { msg, str } from "@lit/localize";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { css } from "lit";
import alert from "@patternfly/patternfly/components/Alert/alert.css";
import button from "@patternfly/patternfly/components/Button/button.css";
import control from "@patternfly/patternfly/components/FormControl/form-control.css";
import modalBox from "@patternfly/patternfly/components/ModalBox/modal-box.css";
import { isGone } from "#src/base/errors.ts";
import { sentence } from "#src/base/failure.ts";
import { icon } from "#src/base/icons.ts";
import busy from "#src/base/styles/busy.css";
import ring from "#src/base/styles/control-ring.css";
import { plural } from "#src/base/plural.ts";
import body from "./dialog-body.css";
import objects from "./dialog-objects.css";
import { AkElement } from "../element.ts";
import { firstFew } from "./first-few.ts";
import { inTurns } from "../in-turns.ts";
import { focusTyped, isTyped, type Lockout, lockoutStyles, typedName, unknownLockout } from "./lockout.ts";
import { notify } from "../messages.ts";
import { openModal } from "./open-modal.ts";
import { undoable, undoEach, type Undo } from "./undoable.ts";
import { usesList, type UsedBy } from "./removal-uses.ts";

/** What is to be deleted, and how. */
export interface Removal<T> {
    objects: readonly T[];
    /** A whole question: "Delete 2 users?" */
    question: (count: number) => string;
    name: (object: T) => string;
    key: (object: T) => string | number;
    /** Left out where nothing goes along. */
    usedBy?: (key: string | number, signal: AbortSignal, object: T) => Promise<UsedBy[]>;
    /** @param undo an id, the same for all that the dialog deletes */
    destroy: (key: string | number, undo?: string) => Promise<unknown>;
    /** What becomes of objects that are only taken out of something: "They stay users." Left out, they are deleted for good. */
    outOf?: string;
    /** Asked for before an object goes: what brings it back whole. Left out where nothing does. */
    undoing?: (object: T) => Undo | Promise<Undo>;
    /** What the server remembers of all that was deleted under this id; rejects where it does not. */
    recall?: (id: string) => Promise<Recall>;
    /** What was given up must not come back, as a session: nobody is asked for `recall`. */
    isForGood?: boolean;
    /** What follows: "Whoever uses it is signed out." */
    effect?: (count: number) => string;
    /** What an object is called when it is gone, where its name is that of something else which stays: "Consent for Wiki". */
    called?: (object: T) => string;
    /** Said above the list. */
    notice?: unknown;
    /** What becomes true of something else without them, where that is no small matter: "Everybody has access." Said as soon as it is known. */
    aftermath?: () => string | undefined | Promise<string | undefined>;
    /** Whether somebody could not get in afterwards; asked before anything can be deleted. */
    lockout?: () => Lockout | undefined | Promise<Lockout | undefined>;
}

/** What was deleted, and can be brought back all at once. */
export interface Recall {
    /** What went along. */
    along: string | undefined;
    /** Said when it is back, where a part of it is not. */
    stays: string | undefined;
    undo: Undo;
    /** Until when, in ms since the epoch. */
    until: number;
}

interface Gone<T> {
    object: T;
    undo: Undo | undefined;
    /** Somebody else was faster. */
    before: boolean;
}

/** Objects that are told one by one with what uses them; of more, all uses are told together. */
const APART = 5;

/** Asks before deleting, with everything that would go along. @returns what was deleted */
export async function openRemoval<T>(removal: Removal<T>): Promise<readonly T[]> {
    const gone: Gone<T>[] = [];
    const id = newId();
    await openModal({
        header: removal.question(removal.objects.length),
        size: "sm",
        content: (close) =>
            html`<ak-removal
                .removal=${removal}
                .undoId=${id}
                @ak-deleted=${(event: CustomEvent<Gone<T>>) => gone.push(event.detail)}
                @ak-done=${() => close()}
            ></ak-removal>`,
    });
    const objects = gone.map(({ object }) => object);
    if (objects.length > 0) void tell(removal, gone, id);
    return objects;
}

/** Says what is gone, and offers to bring it back where all of it can be. */
async function tell<T>({ name, called = name, outOf, recall }: Removal<T>, all: readonly Gone<T>[], id: string): Promise<void> {
    const before = all.filter((one) => one.before).map(({ object }) => called(object));
    if (before.length > 0) notify("info", missing(before));
    const gone = all.filter((one) => !one.before);
    if (gone.length === 0) return;
    const names = gone.map(({ object }) => called(object));
    const undos = gone.flatMap(({ undo }) => undo ?? []);
    const told = done(names, outOf !== undefined);
    // What the server cannot be asked for now, or does not remember, it does not bring back either.
    const recalled = recall && (await recall(id).catch(() => undefined));
    if (recalled) {
        const { along, stays, undo, until } = recalled;
        undoable({ done: told, about: along, undo, until, undone: back(names), aboutUndone: stays ?? "" });
    } else if (undos.length === gone.length) undoable({ done: told, undo: undoEach(undos), undone: back(names) });
    else notify("success", told);
}

/** Nobody else's, and not to be guessed. */
const newId = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

const back = ([first = "", ...others]: readonly string[]): string =>
    plural(others.length + 1, { one: msg(str`${first} is back.`), other: msg(str`${others.length + 1} are back.`) });

const missing = ([first = "", ...others]: readonly string[]): string =>
    plural(others.length + 1, { one: msg(str`${first} was no longer there.`), other: msg(str`${others.length + 1} were no longer there.`) });

const done = ([first = "", ...others]: readonly string[], onlyOut: boolean): string =>
    onlyOut
        ? plural(others.length + 1, { one: msg(str`${first} was removed.`), other: msg(str`${others.length + 1} were removed.`) })
        : plural(others.length + 1, { one: msg(str`${first} was deleted.`), other: msg(str`${others.length + 1} were deleted.`) });

/**
 * The inside of the dialog: each object with what uses it, and what became of it.
 * @event ak-deleted - an object is gone; detail is which, and what brings it back
 * @event ak-done - nothing is left to do, or the visitor gave up
 */
@customElement("ak-removal")
export class RemovalList<T> extends AkElement {
    static override styles = [
        alert,
        button,
        control,
        modalBox,
        body,
        objects,
        ring,
        busy,
        lockoutStyles,
        css`
            .uses {
                padding-inline-start: var(--pf-t--global--spacer--lg);
                list-style: disc;
            }

            /* What opens has a marker of its own. */
            .folded {
                list-style: none;
            }

            .subtle {
                color: var(--pf-t--global--text--color--subtle);
            }
        `,
    ];

    @property({ attribute: false }) removal!: Removal<T>;
    /** Under which all of it is deleted. */
    @property({ attribute: false }) undoId = "";

    @state() private left: readonly T[] = [];
    @state() private busy = false;
    /** Undefined until it is known; false where nobody is locked out. */
    @state() private lockout: Lockout | false | undefined;
    @state() private aftermath: string | undefined;
    @state() private typed = "";
    @state() private done = 0;
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
        if (usedBy) void inTurns(this.left, (object) => this.#ask(object, usedBy));
        void this.#askLockout();
        void this.#askAftermath();
    }

    /** It hinders nobody: what follows can be undone. */
    async #askAftermath(): Promise<void> {
        this.aftermath = await Promise.resolve(this.removal.aftermath?.()).catch(() => undefined);
    }

    async #askLockout(): Promise<void> {
        try {
            this.lockout = (await this.removal.lockout?.()) ?? false;
        } catch {
            const [first] = this.left;
            this.lockout = first ? unknownLockout(this.removal.name(first)) : false;
        }
    }

    /** Whether what has to be known, and typed, is. */
    get #ready(): boolean {
        return this.lockout !== undefined && (this.lockout === false || isTyped(this.lockout, this.typed));
    }

    protected override firstUpdated(): void {
        // Not the button that deletes: a stray Enter must not.
        this.renderRoot.querySelector<HTMLElement>(".cancel")?.focus();
    }

    protected override updated(changed: PropertyValues): void {
        // Known a moment after the dialog is there. Whoever has gone to something else by then stays there.
        if (changed.has("lockout") && this.lockout && this.shadowRoot?.activeElement === this.renderRoot.querySelector(".cancel")) focusTyped(this.renderRoot);
    }

    async #ask(object: T, usedBy: NonNullable<Removal<T>["usedBy"]>): Promise<void> {
        if (this.#gone.signal.aborted) return;
        try {
            this.#uses.set(object, await usedBy(this.removal.key(object), this.#gone.signal, object));
        } catch (error) {
            this.#uses.set(object, error);
        }
        this.requestUpdate();
    }

    async #delete(): Promise<void> {
        if (this.busy || !this.#ready) return;
        this.busy = true;
        this.done = 0;
        const gone = new Set<T>();
        await inTurns(this.left, async (object) => {
            // Closed meanwhile: what is not deleted yet stays.
            if (this.#gone.signal.aborted) return;
            const undo = await this.#undoing(object);
            const how = await this.#deleteOne(object);
            if (how !== "failed") {
                gone.add(object);
                // Told at once: whoever closes the dialog meanwhile has to know what is gone by then.
                this.emit("ak-deleted", { object, undo, before: how === "gone" });
            }
            this.done++;
        });
        this.left = this.left.filter((object) => !gone.has(object));
        this.busy = false;
        if (this.left.length === 0) this.emit("ak-done");
        // What is asked is about those that are left.
        else this.closest("ak-modal")?.setAttribute("header", this.removal.question(this.left.length));
    }

    /** What cannot be found out now cannot be brought back later: that hinders nobody. */
    async #undoing(object: T): Promise<Undo | undefined> {
        try {
            return await this.removal.undoing?.(object);
        } catch {
            return undefined;
        }
    }

    /** @returns "gone" where somebody else was faster */
    async #deleteOne(object: T): Promise<"deleted" | "gone" | "failed"> {
        try {
            await this.removal.destroy(this.removal.key(object), this.undoId);
            return "deleted";
        } catch (error) {
            if (isGone(error)) return "gone";
            this.#failures.set(object, sentence(error));
            return "failed";
        }
    }

    get #canUndo(): boolean {
        const { undoing, recall } = this.removal;
        return (undoing ?? recall) !== undefined && !(this.lockout && this.lockout.visitor);
    }

    protected override render(): TemplateResult {
        const { outOf, effect } = this.removal;
        return html`
            <div class="pf-v6-c-modal-box__body body" tabindex="0">
                ${effect ? html`<p>${effect(this.removal.objects.length)}</p>` : nothing}
                <p>${outOf ?? (this.#canUndo ? msg("You can undo this while the message about it is shown.") : msg("This cannot be undone."))}</p>
                ${this.removal.notice ? warning(this.removal.notice) : nothing}
                <div role="status">${this.aftermath ? warning(this.aftermath) : nothing}</div>
                ${
                    this.lockout
                        ? typedName(
                              this.lockout,
                              this.typed,
                              (typed) => (this.typed = typed),
                              () => this.#delete(),
                          )
                        : nothing
                }
                ${this.left.length > APART ? this.#together() : nothing}
                ${firstFew(
                    this.left,
                    (object) => this.#failures.has(object),
                    (object) => this.#object(object),
                )}
            </div>
            <footer class="pf-v6-c-modal-box__footer">
                <button
                    class="pf-v6-c-button pf-m-danger"
                    type="button"
                    aria-disabled=${this.busy || !this.#ready}
                    aria-busy=${this.busy || nothing}
                    @click=${this.#delete}
                >
                    ${outOf === undefined ? msg("Delete") : msg("Remove")}
                </button>
                ${this.busy && this.left.length > APART ? html`<span role="status" dir="auto">${msg(str`${this.done} of ${this.left.length}`)}</span>` : nothing}
                <button class="pf-v6-c-button pf-m-link cancel" type="button" @click=${() => this.emit("ak-done")}>${msg("Cancel")}</button>
            </footer>
        `;
    }

    /** What uses many objects, all in one. */
    #together(): TemplateResult {
        if (!this.removal.usedBy) return html``;
        const known = this.left.filter((object) => this.#uses.has(object));
        if (known.length < this.left.length)
            return html`<p class="subtle">${msg(str`Checking where they are used: ${known.length} of ${this.left.length}`)}</p>`;
        const answers = known.map((object) => this.#uses.get(object));
        const failed = answers.filter((answer) => !isUses(answer) && !isGone(answer)).length;
        const uses = answers.filter(isUses).flat();
        return html`${failed > 0 ? html`<p class="subtle">${msg(str`Could not check where ${failed} of them are used.`)}</p>` : nothing}
        ${uses.length > 0 ? usesList(uses) : failed > 0 ? nothing : this.#unused()}`;
    }

    #object(object: T): TemplateResult {
        const failure = this.#failures.get(object);
        return html`<li class="object">
            <strong>${this.removal.name(object)}</strong>
            ${failure ? html`<p class="failed" role="alert">${failure}</p>` : nothing}
            ${this.removal.usedBy && this.left.length <= APART ? this.#used(this.#uses.get(object)) : nothing}
        </li>`;
    }

    #used(uses: unknown): TemplateResult | typeof nothing {
        if (uses === undefined) return html`<p class="subtle">${msg("Checking where it is used …")}</p>`;
        if (isGone(uses)) return html`<p class="subtle">${msg("It is no longer there.")}</p>`;
        if (!isUses(uses)) return html`<p class="subtle">${msg("Could not check where it is used.")}</p>`;
        return uses.length === 0 ? this.#unused() : usesList(uses);
    }

    /** What is taken out of something is used there. */
    #unused(): TemplateResult | typeof nothing {
        return this.removal.outOf === undefined ? html`<p class="subtle">${msg("Not used anywhere.")}</p>` : nothing;
    }
}

const warning = (said: unknown): TemplateResult =>
    html`<div class="pf-v6-c-alert pf-m-warning pf-m-inline">
        <div class="pf-v6-c-alert__icon">${icon("warning")}</div>
        <p class="pf-v6-c-alert__title">${said}</p>
    </div>`;

const isUses = (value: unknown): value is UsedBy[] => Array.isArray(value);

declare global {
    interface HTMLElementTagNameMap {
        "ak-removal": RemovalList<unknown>;
    }
}
