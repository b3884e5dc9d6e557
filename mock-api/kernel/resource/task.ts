import type { Call } from "#kernel/http/call.ts";

/** Work that the original does in the background: here it is done when it is due and somebody asks for anything. */
export interface Task {
    readonly name: string;
    readonly description: string;
    /** Time between two runs, in ms. */
    readonly every: number;
    /** Run by the clock, and not only on demand: a state that nobody uses stays as it is. */
    readonly isTimed?: boolean;
    /** Done for each of several objects, whose runs are kept as `name:object`: listed are those alone. */
    readonly isPerObject?: boolean;
    /** Does it; gives what the list of tasks shows. `object`: for which of several, where it is done again by hand; without one, for all that are due. */
    run(call: Call, object?: string): readonly string[];
}
