import type { TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { Stage } from "../stage.ts";

/** A page that the server wrote itself, as the one for a policy that failed. Its scripts do not run. */
@customElement("xak-flow-shell")
export class ShellStage extends Stage<"xak-flow-shell"> {
    protected override render(): TemplateResult {
        return this.card(unsafeHTML(this.challenge.body));
    }
}
