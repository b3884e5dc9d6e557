import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import type { Prompt } from "#src/api/challenges.ts";
import { leaveFor } from "#src/base/browser.ts";
import { session } from "#src/context/session.ts";
import { tenant } from "#src/context/tenant.ts";
import { notifyFailure } from "#src/elements/messages.ts";
import { PromptStage } from "#src/flow/stages/prompt.stage.ts";

/** Asks for what is known already, to be changed: the placeholders of the prompts are its values. */
@customElement("ak-user-stage-prompt")
export class DetailsStage extends PromptStage {
    protected override action(): string {
        return msg("Save");
    }

    protected override initial({ type, placeholder }: Prompt): string | undefined {
        return type === "password" || type === "file" ? undefined : placeholder;
    }

    protected override render(): TemplateResult {
        const flow = tenant.value?.flow_unenrollment;
        return html`${super.render()}
        ${
            flow
                ? html`<button class="pf-v6-c-button pf-m-link pf-m-danger" type="button" @click=${() => this.#leave(flow).catch(notifyFailure)}>
                      ${msg("Delete account")}
                  </button>`
                : nothing
        }`;
    }

    /** The flow for it may delete at once, whoever opens it: so it is asked here. */
    async #leave(flow: string): Promise<void> {
        const { confirmTyped } = await import("#src/elements/dialog/typed-question.ts");
        const { user } = await session.get();
        const isMeant = await confirmTyped({
            header: msg("Delete your account?"),
            yes: msg("Delete account"),
            lockout: { text: msg("Your account is deleted with all that belongs to it. This cannot be undone."), name: user.username },
        });
        if (isMeant) leaveFor(`/if/flow/${flow}/`);
    }
}
