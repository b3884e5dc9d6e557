import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { ref } from "lit/directives/ref.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import modalBox from "@patternfly/patternfly/components/ModalBox/modal-box.css";
import { sentence } from "#src/base/failure.ts";
import type { IconName } from "#src/base/icons.ts";
import body from "./dialog-body.css";
import objects from "./dialog-objects.css";
import { AkElement } from "../element.ts";
import { firstFew } from "./first-few.ts";
import { inTurns } from "../in-turns.ts";
import { type ModalOptions, startModal } from "./open-modal.ts";
import "../progress.ts";
import { undoable, undoEach, type Undo } from "./undoable.ts";

/** Something that a list offers to do with several of its objects at once. */
export interface BulkAction<T> {
    label: () => string;
    icon: IconName;
    /** Whether there is something to do with an object: the others stay as they are. Left out, there is with all. */
    applies?: (object: T) => boolean;
    /** Finds out what is to be done, by asking where that is not clear. @returns undefined where nothing is, or the visitor gave up */
    work: (objects: readonly T[]) => BulkWork<T> | Promise<BulkWork<T> | undefined>;
}

/** Asked before it is done, where somebody has to think about what follows. */
interface Question<T> {
    text: string;
    yes: string;
    /** Why it must not be done with an object; undefined where it may. */
    refusal?: (object: T) => string | undefined;
}

/** What is done with several objects, one by one, and can be taken back. */
export interface BulkWork<T> {
    objects: readonly T[];
    /** "Deactivate 3 users?" */
    header: string;
    question?: Question<T>;
    /** Does it. @returns what takes it back */
    act: (object: T) => Promise<Undo>;
    /** "3 users were deactivated." */
    done: (count: number) => string;
    /** "3 users were activated." */
    undone: (count: number) => string;
}

interface Did<T> {
    object: T;
    undo: Undo;
}

/**
 * Does something with several objects, after a question where there is one. What takes a moment tells how far it is; what failed, or must not be done, is told
 * object by object.
 * @returns the objects with which it was done
 */
export async function openBulk<T>(work: BulkWork<T>, name: (object: T) => string): Promise<readonly T[]> {
    const did: Did<T>[] = [];
    // Kept when the dialog has gone.
    let bulk: Bulk<T> | undefined;
    const options: ModalOptions<never> = {
        header: work.header,
        size: "sm",
        content: (close) =>
            html`<ak-bulk
                .work=${work}
                .name=${name}
                ${ref((element) => (bulk ??= element as Bulk<T> | undefined))}
                @ak-did=${({ detail }: CustomEvent<Did<T>>) => did.push(detail)}
                @ak-halted=${() => dialog.show(options)}
                @ak-done=${() => close()}
            ></ak-bulk>`,
    };
    // Most is done before anybody could read how far it is.
    const dialog = startModal({ ...options, waiting: work.question === undefined });
    await dialog.closed;
    // What was on its way when the dialog was closed is done all the same.
    await bulk?.settled;
    const objects = did.map(({ object }) => object);
    const [first] = objects;
    if (first !== undefined)
        undoable({
            done: work.done(objects.length),
            about: objects.length === 1 ? name(first) : undefined,
            undo: undoEach(did.map(({ undo }) => undo)),
            undone: work.undone(objects.length),
        });
    return objects;
}

/**
 * The inside of the dialog: what is asked, how far it is, and what could not be done.
 * @event ak-did - it was done with an object; detail is which, and what takes it back
 * @event ak-halted - it failed with some, and can be tried again
 * @event ak-done - nothing is left to do, or the visitor gave up
 */
@customElement("ak-bulk")
export class Bulk<T> extends AkElement {
    static override styles = [button, modalBox, body, objects];

    @property({ attribute: false }) work!: BulkWork<T>;
    /** Name of an object. */
    @property({ attribute: false }) name!: (object: T) => string;

    @state() private left: readonly T[] = [];
    @state() private stage: "asking" | "busy" | "halted" = "asking";
    #running: Promise<void> | undefined;
    readonly #failures = new Map<T, string>();
    readonly #gone = new AbortController();

    /** When nothing is on its way any more. */
    get settled(): Promise<void> {
        return this.#running ?? Promise.resolve();
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#gone.abort();
    }

    protected override willUpdate(): void {
        if (this.hasUpdated) return;
        this.left = this.work.objects;
        if (!this.work.question) this.#start();
    }

    protected override firstUpdated(): void {
        // Not the button that does it: a stray Enter must not.
        this.renderRoot.querySelector<HTMLElement>(".cancel")?.focus();
    }

    /** Those with which it may be done. */
    get #allowed(): readonly T[] {
        return this.left.filter((object) => this.#refusal(object) === undefined);
    }

    #refusal(object: T): string | undefined {
        return this.work.question?.refusal?.(object);
    }

    /** Once it has begun, only those of which there is something to say: there may be thousands. */
    get #told(): readonly T[] {
        return this.stage === "asking" ? this.left : this.left.filter((object) => this.#failures.has(object));
    }

    #start(): void {
        if (this.stage !== "busy" && this.#allowed.length > 0) this.#running = this.#run(this.#allowed);
    }

    async #run(objects: readonly T[]): Promise<void> {
        this.stage = "busy";
        this.#failures.clear();
        await inTurns(objects, (object) => this.#try(object));
        if (this.#failures.size === 0) return this.emit("ak-done");
        this.stage = "halted";
        this.emit("ak-halted");
    }

    async #try(object: T): Promise<void> {
        // Closed meanwhile: what was not begun is left as it is.
        if (this.#gone.signal.aborted) return;
        try {
            const undo = await this.work.act(object);
            this.left = this.left.filter((other) => other !== object);
            // Told at once: whoever closes the dialog meanwhile has to know what was done by then.
            this.emit("ak-did", { object, undo });
        } catch (error) {
            this.#failures.set(object, sentence(error));
            this.requestUpdate();
        }
    }

    protected override render(): TemplateResult {
        const { question } = this.work;
        const { length: allowed } = this.#allowed;
        return html`
            <div class="pf-v6-c-modal-box__body body" tabindex="0">
                ${this.stage === "asking" && question && allowed > 0 ? html`<p>${question.text}</p>` : nothing}
                ${this.stage === "busy" ? this.#progress(allowed) : nothing}
                ${firstFew(
                    this.#told,
                    (object) => this.#refusal(object) !== undefined || this.#failures.has(object),
                    (object) => this.#object(object),
                )}
            </div>
            <footer class="pf-v6-c-modal-box__footer">
                ${
                    (question && (this.stage !== "asking" || allowed > 0)) || this.stage === "halted"
                        ? html`<button
                              class="pf-v6-c-button ${question ? "pf-m-danger" : "pf-m-primary"}"
                              type="button"
                              aria-disabled=${this.stage === "busy" || allowed === 0}
                              @click=${this.#start}
                          >
                              ${this.stage === "halted" ? msg("Try again") : question?.yes}
                          </button>`
                        : nothing
                }
                <button class="pf-v6-c-button pf-m-link cancel" type="button" @click=${() => this.emit("ak-done")}>${this.#wayOut()}</button>
            </footer>
        `;
    }

    #wayOut(): string {
        if (this.stage === "asking") return this.#allowed.length > 0 ? msg("Cancel") : msg("Close");
        return this.stage === "busy" ? msg("Stop") : msg("Close");
    }

    #progress(allowed: number): TemplateResult {
        const done = this.work.objects.length - this.left.length;
        const all = done + allowed;
        return html`<ak-progress label=${msg(str`${done} of ${all}`)} .value=${(done / all) * 100}></ak-progress>`;
    }

    #object(object: T): TemplateResult {
        const [refused, failed] = [this.#refusal(object), this.#failures.get(object)];
        return html`<li class="object">
            <strong>${this.name(object)}</strong>
            ${refused ? html`<p>${refused}</p>` : nothing} ${failed ? html`<p class="failed" role="alert">${failed}</p>` : nothing}
        </li>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-bulk": Bulk<unknown>;
    }
}
