import { msg } from "@lit/localize";
import { openForm } from "#src/elements/form/open-form.ts";
import type { Creation } from "#src/elements/form/options.ts";
import { promptForms } from "./forms.ts";

/** Offers to make a prompt where prompts are chosen. */
export const promptCreation = (): Creation<string> => ({
    label: msg("Create prompt"),
    async make() {
        const made = await openForm(promptForms.prompt, undefined);
        return made && { value: made.saved.pk, label: made.saved.name };
    },
});
