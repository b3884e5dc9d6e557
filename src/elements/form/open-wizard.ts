import { msg } from "@lit/localize";
import { html } from "lit";
import { ref } from "lit/directives/ref.js";
import { confirm, mayDiscard } from "../dialog/dialogs.ts";
import "../empty-state.ts";
import "../loading.ts";
import { startModal } from "../dialog/open-modal.ts";
import type { Wizard } from "./ak-wizard.ts";
import { whileSaving } from "./while-saving.ts";
import type { Known, WizardDefinition } from "./wizard.ts";

/**
 * Opens a wizard in a dialog: at once, though its code may still be on its way. What was typed is not thrown away without a question; what was made stays,
 * however it is left.
 * @returns what its steps and actions gave, or undefined where nothing was begun
 */
export async function openWizard(definition: WizardDefinition): Promise<Known | undefined> {
    let wizard: Wizard | undefined;
    const finished = new AbortController();
    const mayLeave = whileSaving();
    const hasBegun = (): boolean => wizard?.course.hasBegun ?? false;
    const header = definition.header();
    const modal = startModal<{ href?: string | undefined }>({ header, size: "lg", waiting: true, content: () => html`<ak-loading></ak-loading>` });

    const attempt = async (): Promise<void> => {
        try {
            await import("./ak-wizard.ts");
            show();
        } catch (error) {
            modal.show({
                header,
                content: () => html`<ak-empty-state header=${msg("The form could not be loaded.")} .error=${error} .retry=${attempt}></ak-empty-state>`,
            });
        }
    };
    const show = (): void =>
        modal.show({
            header,
            size: "lg",
            unsaved: () => wizard !== undefined && (wizard.saving !== undefined || wizard.isChanged),
            mayClose: (closed) => {
                if (wizard?.saving) return mayLeave(wizard.saving, closed);
                return hasBegun() ? mayStop(finished.signal) : mayDiscard(closed);
            },
            content: (close) =>
                html`<ak-wizard
                    .definition=${definition}
                    ${ref((element) => (wizard = (element as Wizard | undefined) ?? wizard))}
                    @ak-finished=${() => finished.abort()}
                    @ak-done=${(event: CustomEvent<string | undefined>) => close({ href: event.detail })}
                    @ak-cancel=${modal.leave}
                ></ak-wizard>`,
        });

    void attempt();
    const end = await modal.closed;
    if (!wizard || !hasBegun()) return undefined;
    if (end?.href) location.assign(end.href);
    else wizard.afterwards();
    return wizard.course.known;
}

/** Asks before a wizard is left of which a part is done. @param finished when nothing is left to stop: the rest was done while it was asked */
const mayStop = (finished: AbortSignal): Promise<boolean> =>
    confirm({
        header: msg("Stop here?"),
        text: msg("What is created already stays. The rest is not saved."),
        yes: msg("Stop"),
        no: msg("Continue"),
        danger: true,
        until: finished,
    });
