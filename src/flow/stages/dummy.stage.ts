import { msg } from "@lit/localize";
import { nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { Stage } from "../stage.ts";

/** Asks for nothing; for trying flows out. */
@customElement("ak-stage-dummy")
export class DummyStage extends Stage<"ak-stage-dummy"> {
    protected override render(): TemplateResult {
        return this.card(this.form(nothing, msg("Continue"), () => ({})));
    }
}
