import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import type { Prompt } from "#src/api/challenges.ts";
import { tenant } from "#src/context/tenant.ts";
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
        const { value } = tenant;
        return html`${super.render()}
        ${
            value?.flow_unenrollment
                ? html`<a class="pf-v6-c-button pf-m-link pf-m-danger" href="/if/flow/${value.flow_unenrollment}/">${msg("Delete account")}</a>`
                : nothing
        }`;
    }
}
