import { ApiError, type FieldErrors } from "#src/base/errors.ts";
import type { Values } from "./field.ts";
import type { Action, Known, Step, WizardDefinition } from "./wizard.ts";

type Part = Step | Action;

/** How far somebody has come in a wizard: what its steps and actions gave, what was typed, and which way leads on. */
export class WizardCourse {
    readonly #steps: (known: Known) => readonly Step[];
    readonly #actions: ((known: Known) => readonly Action[]) | undefined;
    readonly #changed: () => void;
    #running: Action | undefined;
    readonly #given = new Map<Part, unknown>();
    readonly #typed = new Map<Step, Values>();
    /** Steps in which somebody has typed or chosen something. */
    readonly #touched = new Set<Step>();
    /** Steps that hold what would be lost. */
    readonly #unsaved = new Set<Step>();

    /** @param changed told of whatever somebody has to see */
    constructor({ steps, actions }: Pick<WizardDefinition, "steps" | "actions">, changed: () => void) {
        this.#steps = steps;
        this.#actions = actions;
        this.#changed = changed;
    }

    /** Steps as what was said so far calls for them. Each is decided by those before it: what was said where nobody goes any more does not count. */
    get steps(): readonly Step[] {
        for (let length = 0; ; length++) {
            const steps = this.#steps(this.#knownOf(this.#steps, length));
            if (length >= steps.length) return steps;
        }
    }

    #knownOf(steps: (known: Known) => readonly Step[], length: number): Known {
        if (length === 0) return () => undefined;
        const before = steps(this.#knownOf(steps, length - 1)).slice(0, length);
        return this.#among((part) => before.some((step) => step === part));
    }

    get known(): Known {
        const { steps } = this;
        return this.#among((part) => "run" in part || steps.includes(part));
    }

    #among(counts: (part: Part) => boolean): Known {
        // A part is the key of what it gave itself.
        return <R>(part: Step<R> | Action<R>) => (counts(part) ? (this.#given.get(part) as R | undefined) : undefined);
    }

    get actions(): readonly Action[] {
        return this.#actions?.(this.known) ?? [];
    }

    get hasActions(): boolean {
        return this.#actions !== undefined;
    }

    isDone(part: Part): boolean {
        return this.#given.has(part);
    }

    /** Takes what a step or an action has given. */
    give(part: Part, given: unknown): void {
        this.#given.set(part, given);
        if (!("run" in part)) {
            // What it has saved comes back from what it made, as the server took it.
            if (part.saves) this.#typed.delete(part);
            if (part.saves || part.casual) this.#unsaved.delete(part);
        }
        this.#changed();
    }

    /** The action that is being done. */
    get running(): Action | undefined {
        return this.#running;
    }

    set running(action: Action | undefined) {
        this.#running = action;
        this.#changed();
    }

    /** Whether anything exists now that did not before, or is being made. */
    get hasBegun(): boolean {
        return this.#running !== undefined || [...this.#given.keys()].some((part) => "run" in part || part.saves);
    }

    /** Keeps what stands in a step that is left. */
    keep(step: Step, typed: Values, isChanged: boolean): void {
        this.#typed.set(step, typed);
        if (isChanged) this.#touched.add(step);
        if (isChanged && !step.casual) this.#unsaved.add(step);
    }

    typedIn(step: Step): Values {
        return this.#typed.get(step) ?? {};
    }

    /** What a step goes on with where it is come back to. Where nobody typed it begins anew: after another file was chosen, with the name of that one. */
    keptIn(step: Step): Values {
        return this.#touched.has(step) ? this.typedIn(step) : {};
    }

    /** Whether steps that were left hold something of which nothing was made. */
    get hasUnsaved(): boolean {
        return !this.isAllDone && this.steps.some((step) => this.#unsaved.has(step) && !this.isClosed(step));
    }

    get isAllDone(): boolean {
        return this.hasActions && this.actions.every((one) => this.isDone(one));
    }

    /** Whether something has been made of what a step says, or of the way that it leads, so that it cannot be changed any more. */
    isClosed(step: Step): boolean {
        const { steps, actions } = this;
        if (this.#running) return true;
        if (steps.slice(steps.indexOf(step) + 1).some((later) => later.saves && this.isDone(later))) return true;
        const sentBy = actions.filter(({ from }) => from?.includes(step));
        return actions.some((one) => this.isDone(one)) && (sentBy.length === 0 || sentBy.some((one) => this.isDone(one)));
    }

    /** The next step that somebody has to see; undefined at the end. */
    after(step: Step): Step | undefined {
        const { steps } = this;
        return steps.slice(steps.indexOf(step) + 1).find((later) => !this.isClosed(later));
    }

    /** The step before another that somebody may go back to. */
    before(at: number): Step | undefined {
        return this.steps.slice(0, at).findLast((step) => !this.isClosed(step));
    }

    /** The step that holds what the server has refused, where that is not the one that asked it. @param own names of the fields there */
    refused(part: Part, error: unknown, own: readonly string[] = []): { step: Step; errors: FieldErrors } | undefined {
        if (!(error instanceof ApiError)) return undefined;
        const names = Object.keys(error.fields);
        if (names.some((name) => own.includes(name))) return undefined;
        const step = part.from?.find((one) => !this.isClosed(one) && names.some((name) => Object.hasOwn(this.typedIn(one), name)));
        return step && { step, errors: error.fields };
    }
}
