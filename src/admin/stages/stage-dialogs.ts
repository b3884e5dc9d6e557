import { msg } from "@lit/localize";
import type { Stage } from "#src/api/stages.api.ts";
import { openForm } from "#src/elements/form/open-form.ts";
import type { Creation } from "#src/elements/form/options.ts";
import type { Known, Step } from "#src/elements/form/wizard.ts";
import { formOf, type Member } from "#src/pages/family.ts";
import { openFamilyWizard } from "#src/pages/family-wizard.ts";
import { stageKinds } from "./forms.ts";

/* What other pages do with stages. */

/**
 * A wizard for a new stage.
 * @param after steps that follow its form, as putting it into a flow; where they are left out, the stage is there all the same
 */
export const openStageWizard = (after: (made: (known: Known) => Member | undefined) => readonly Step[] = () => []): Promise<Member | undefined> =>
    openFamilyWizard({ header: () => msg("New stage"), kinds: Object.values(stageKinds), after });

/** Offers to make a stage where one is chosen. */
export const stageCreation = (): Creation<string> => ({
    label: msg("Create a stage"),
    async make() {
        const made = await openStageWizard();
        return made && { value: String(made.pk), label: made.name };
    },
});

/** Whether there is a form for a stage: not for one of a kind that is not known here. */
export const isEditable = ({ component }: Stage): boolean => Object.hasOwn(stageKinds, component);

/** Opens the form of a stage. @returns whether it was saved */
export const editStage = async (stage: Stage): Promise<boolean> => (await openForm(formOf(stageKinds, stage.component), stage)) !== undefined;
