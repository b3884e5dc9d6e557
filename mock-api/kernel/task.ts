import type { Call } from "./call.ts";

/** Work that the original does in the background: here it is done when it is due and somebody asks for anything. */
export interface Task {
    readonly name: string;
    readonly description: string;
    /** Time between two runs, in ms. */
    readonly every: number;
    /** Done by the clock, and not only when somebody asks for it: a state that nobody touches stays as it is. */
    readonly isTimed?: boolean;
    /** Does it; gives what the list of tasks shows. */
    run(call: Call): readonly string[];
}
