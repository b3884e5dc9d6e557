import { msg } from "@lit/localize";
import type { Creation } from "#src/elements/form/options.ts";
import type { Member } from "#src/pages/family.ts";
import { openFamilyWizard, type Making } from "#src/pages/family-wizard.ts";
import { policyKinds } from "./forms.ts";

/** A wizard for a new policy; steps that follow its form may be left out, and the policy is there all the same. */
export const openPolicyWizard = (more: Pick<Making, "intro" | "after"> = {}): Promise<Member | undefined> =>
    openFamilyWizard({ header: () => msg("New policy"), kinds: Object.values(policyKinds), ...more });

/** Offers to make a policy where policies are chosen. */
export const policyCreation = (): Creation<string> => ({
    label: msg("Create policy"),
    async make() {
        const made = await openPolicyWizard();
        return made && { value: String(made.pk), label: made.name };
    },
});
