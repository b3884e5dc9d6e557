import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import "#src/elements/snippet.ts";
import { isInTab } from "#src/shell/sandbox/sandbox.ts";

/** What reaches the sandbox from outside of the browser; nothing where it already does. */
export const asServer = (): TemplateResult | typeof nothing =>
    isInTab()
        ? html`<p>${msg("Nothing outside of your browser reaches a sandbox in a tab. Start it as a server for this:")}</p>
              <ak-snippet label=${msg("start as a server")} text="npm run serve"></ak-snippet>`
        : nothing;
