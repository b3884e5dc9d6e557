import { msg } from "@lit/localize";
import { outposts, type Outpost } from "#src/api/outposts.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { action, type Action, type Known, type Step } from "#src/elements/form/wizard.ts";
import { outpostPicker } from "#src/pickers/outpost.picker.ts";
import { given } from "./way.ts";

/** What the step of a provider says that works in an outpost. */
export interface InOutpost {
    /** Key of the outpost that does the work. */
    outpost: string | null;
}
const { choice } = fieldsFor<InOutpost>();

/** Key of the first one of a type; null where there is none. */
export async function firstOutpost(type: Outpost["type"], signal: AbortSignal): Promise<string | null> {
    const { results } = await outposts.list({ ordering: "name" }, signal);
    return results.find((outpost) => outpost.type === type)?.pk ?? null;
}

/** The rest, which is the provider's own. */
export const withoutOutpost = <B extends InOutpost>({ outpost: _, ...body }: B): Omit<B, "outpost"> => body;

export const outpostField = (type: Outpost["type"], initial: string | null) =>
    choice("outpost", msg("Outpost"), outpostPicker(type), {
        initial,
        help: msg("The program that does the work. Until an outpost has the provider, nobody can sign in with it."),
    });

/** Has the chosen outpost do the work of what was made; nothing where none was chosen. */
export function outpostActions(step: Step<InOutpost>, provider: Action<{ pk: number }>): (known: Known) => readonly Action[] {
    const adding = action({
        title: () => msg("Add the provider to the outpost"),
        async run(known) {
            const { outpost } = given(known, step);
            return outpost === null ? undefined : outposts.addProvider(outpost, given(known, provider).pk);
        },
    });
    return (known) => (known(step)?.outpost ? [adding] : []);
}
