import type { TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { safeHtml } from "#src/base/safe-html.ts";
import { Stage } from "../stage.ts";

/** A page that the server wrote itself, as the one for a policy that failed. */
@customElement("xak-flow-shell")
export class ShellStage extends Stage<"xak-flow-shell"> {
    protected override render(): TemplateResult {
        return this.card(safeHtml(this.challenge.body));
    }
}
