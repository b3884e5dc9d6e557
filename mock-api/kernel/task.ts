import type { Call } from "./call.ts";

/** Work that the original does in the background: here it is done when it is due and somebody asks for anything. */
export interface Task {
    readonly name: string;
    readonly description: string;
    /** Time between two runs, in ms. */
    readonly every: number;
    /** Run by the clock, and not only on demand: a state that nobody uses stays as it is. */
    readonly isTimed?: boolean;
    /** Does it; gives what the list of tasks shows. */
    run(call: Call): readonly string[];
}
