import { msg } from "@lit/localize";
import { openForm } from "#src/elements/form/open-form.ts";
import type { Creation } from "#src/elements/form/options.ts";
import { certificateForms } from "./forms.ts";

/** Offers to import a certificate where one is chosen that came from somebody else. */
export const certificateCreation = (): Creation<string> => ({
    label: msg("Import a certificate"),
    async make() {
        const made = await openForm(certificateForms.pair, undefined);
        return made && { value: made.saved.pk, label: made.saved.name };
    },
});
