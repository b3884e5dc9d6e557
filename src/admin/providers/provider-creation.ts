import { msg } from "@lit/localize";
import type { Creation } from "#src/elements/form/options.ts";
import type { Member } from "#src/pages/family.ts";
import { openFamilyWizard } from "#src/pages/family-wizard.ts";
import { offeredProviders } from "./provider-kinds.ts";

/** A wizard for a new provider of any kind. @returns undefined when the visitor gave up */
export const openProviderWizard = (): Promise<Member | undefined> => openFamilyWizard({ header: () => msg("New provider"), kinds: offeredProviders });

/** Offers to make a provider where providers are chosen. */
export const providerCreation = (): Creation<number> => ({
    label: msg("Create provider"),
    async make() {
        const made = await openProviderWizard();
        return made && { value: Number(made.pk), label: made.name };
    },
});
