import { msg } from "@lit/localize";
import { html } from "lit";
import { ref } from "lit/directives/ref.js";
import { confirm } from "../dialogs.ts";
import { openModal } from "../open-modal.ts";
import type { Wizard } from "./ak-wizard.ts";
import "./ak-wizard.ts";
import type { Known, WizardDefinition } from "./wizard.ts";

/**
 * Opens a wizard in a dialog. What was typed is not thrown away without a question; what was made stays, however it is left.
 * @returns what its steps and actions gave, or undefined where nothing was made
 */
export async function openWizard(definition: WizardDefinition): Promise<Known | undefined> {
    let wizard: Wizard | undefined;
    const hasMade = (): boolean => wizard?.course.hasMade ?? false;
    const end = await openModal<{ href?: string | undefined }>({
        header: definition.header(),
        size: "lg",
        unsaved: () => wizard?.isChanged ?? false,
        mayClose: async () => (hasMade() ? mayStop() : (await import("../dialogs.ts")).mayDiscard()),
        content: (close) =>
            html`<ak-wizard
                .definition=${definition}
                ${ref((element) => (wizard = (element as Wizard | undefined) ?? wizard))}
                @ak-done=${(event: CustomEvent<string | undefined>) => close({ href: event.detail })}
            ></ak-wizard>`,
    });
    if (!wizard || !hasMade()) return undefined;
    if (end?.href) location.assign(end.href);
    else wizard.afterwards();
    return wizard.course.known;
}

/** Asks before a wizard is left of which a part is done. */
const mayStop = (): Promise<boolean> =>
    confirm({
        header: msg("Stop here?"),
        text: msg("What is created already stays. The rest is not saved."),
        yes: msg("Stop"),
        no: msg("Continue"),
        danger: true,
    });
