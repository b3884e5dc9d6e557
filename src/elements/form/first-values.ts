import { FormControl } from "./control.ts";
import { valueOf, type ValueControl } from "./field.ts";

/** What stood in the controls of a form before anybody typed. */
export class FirstValues {
    readonly #native = new WeakMap<ValueControl, unknown>();

    /** Native controls do not tell afterwards what they were rendered with; ours do, whenever their code comes. */
    note(controls: readonly ValueControl[]): void {
        for (const control of controls) if (!(control instanceof FormControl) && !this.#native.has(control)) this.#native.set(control, valueOf(control));
    }

    /** Names of the controls that would send something else now. */
    changed(controls: readonly ValueControl[]): ReadonlySet<string> {
        return new Set(controls.filter((control) => !isSame(valueOf(control), this.#first(control))).map(({ name }) => name));
    }

    #first(control: ValueControl): unknown {
        return control instanceof FormControl ? control.initial : this.#native.get(control);
    }
}

/** Texts, numbers, lists and objects are the same when they are sent as the same; a file is like none but itself. */
const isSame = (one: unknown, other: unknown): boolean => one === other || (!(one instanceof File) && JSON.stringify(one) === JSON.stringify(other));
