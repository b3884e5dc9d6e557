import { msg } from "@lit/localize";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { openWizard } from "#src/elements/form/open-wizard.ts";
import { ask, formStep, type Known, type Step } from "#src/elements/form/wizard.ts";
import type { Kind, Member } from "./family.ts";

export interface Making<M extends object = Member> {
    /** "New policy" */
    header: () => string;
    /** What can be chosen, in this order. */
    kinds: readonly Kind<M>[];
    /** Said before a kind is chosen. */
    intro?: () => unknown;
    /** Steps that follow, and bind what was made to something. @param made what the form of the chosen kind gave */
    after?: (made: (known: Known) => M | undefined) => readonly Step[];
}

/** Position among the kinds that can be chosen. */
interface Choice {
    kind: number;
}

/**
 * Makes something of a family: first its kind is chosen, then the form of that kind is filled in.
 * @returns what was made, also where steps after it were left out; undefined when the visitor gave up
 */
export async function openFamilyWizard<M extends object = Member>({ header, kinds, intro, after }: Making<M>): Promise<M | undefined> {
    const choice = ask<Choice>({
        title: () => msg("Kind"),
        casual: true,
        ...(intro ? { intro } : {}),
        fields: () => [
            fieldsFor<Choice>().radio(
                "kind",
                msg("Kind"),
                kinds.map(({ title, description }, value) => ({ value, label: title(), description: description() })),
            ),
        ],
    });
    const forms = kinds.map(({ title, form }) => formStep<M>({ title, form: () => form }));
    // Until a kind is chosen it stands for the form of one: how many steps there are is told from the first on.
    const details = ask<object>({ title: () => msg("Details"), fields: () => [] });
    const made = (known: Known): M | undefined => forms.map((form) => known(form)).find((one) => one !== undefined);
    const more = after?.(made) ?? [];
    const steps = (known: Known): readonly Step[] => {
        const form = forms[known(choice)?.kind ?? -1];
        return [choice, form ?? details, ...more];
    };
    const known = await openWizard({ header, steps, ...(more.length > 0 ? { submitLabel: () => msg("Create binding") } : {}) });
    return known && made(known);
}
