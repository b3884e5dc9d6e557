import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import type { Permission } from "#src/api/challenges.ts";
import { serverText } from "#src/prompts/server-texts.ts";
import { userBlock } from "../parts/user-block.ts";
import { Stage } from "../stage.ts";

/** Asks whether an application may have what it wants to know; to refuse is to leave. */
@customElement("ak-stage-consent")
export class ConsentStage extends Stage<"ak-stage-consent"> {
    protected override render(): TemplateResult {
        const { header_text: header, permissions, additional_permissions: added, token } = this.challenge;
        return this.card(
            this.form(
                html`
                    ${userBlock(this.challenge)} ${header ? html`<p id="header-text">${serverText(header)}</p>` : nothing}
                    ${list(added.length > 0 ? msg("The application has these permissions already:") : msg("The application requires these permissions:"), permissions)}
                    ${list(msg("It asks for these new ones:"), added)}
                `,
                msg("Continue"),
                () => ({ token }),
            ),
        );
    }
}

/** `openid` says only that somebody signs in, which the visitor just did. */
function list(heading: string, permissions: readonly Permission[]): TemplateResult | typeof nothing {
    const told = permissions.filter(({ id, name }) => name !== "" && id !== "openid");
    return told.length === 0
        ? nothing
        : html`<div>
              <p>${heading}</p>
              <ul class="pf-v6-c-list" id="permissions">
                  ${told.map(({ id, name }) => html`<li data-permission-code=${id}>${serverText(name)}</li>`)}
              </ul>
          </div>`;
}
