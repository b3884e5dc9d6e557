import { html } from "lit";
import { notify } from "../messages.ts";
import { openModal } from "../open-modal.ts";
import type { Values } from "./field.ts";
import "./wizard.ts";
import type { WizardStep } from "./wizard.ts";

/** A wizard as data. */
export interface WizardDefinition<R> {
    header: () => string;
    steps: () => readonly WizardStep[];
    save: (values: Values) => Promise<R>;
    submitLabel?: () => string;
    /** What to say afterwards. */
    saved: (result: R) => string;
}

/** Opens a wizard in a dialog. @returns what `save` gave, or undefined when the visitor gave up */
export async function openWizard<R>(definition: WizardDefinition<R>): Promise<{ saved: R } | undefined> {
    const steps = definition.steps();
    const result = await openModal<{ saved: R }>({
        header: definition.header(),
        size: "lg",
        content: (close) =>
            html`<ak-wizard
                .steps=${steps}
                .save=${definition.save}
                submitLabel=${definition.submitLabel?.() ?? ""}
                @ak-saved=${(event: CustomEvent<R>) => close({ saved: event.detail })}
                @ak-cancel=${() => close()}
            ></ak-wizard>`,
    });
    if (result) notify("success", definition.saved(result.saved));
    return result;
}
