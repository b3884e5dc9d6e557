import type { applications } from "#src/api/applications.api.ts";
import type { Action, Known, Step } from "#src/elements/form/wizard.ts";

/** How people sign in to a new application: what is asked for that, and what is made of it. */
export interface Way {
    title: () => string;
    /** What it is for, in a sentence, for whoever has to choose. */
    description: () => string;
    steps: readonly Step[];
    /** Made before the application, which needs it. */
    before?: (known: Known) => readonly Action[];
    /** What the application has of it. */
    gives: (known: Known) => Partial<Parameters<typeof applications.create>[0]>;
    /** Done once the application is there, which is usable without it. */
    after?: (known: Known) => readonly Action[];
}

/** What a step or an action has given that comes before, on every way there. @throws RangeError where it does not */
export function given<R>(known: Known, part: Step<R> | Action<R>): R {
    const said = known(part);
    if (said === undefined) throw new RangeError(`Nothing is known of “${part.title()}” yet`);
    return said;
}
