import { msg } from "@lit/localize";
import type { TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { field } from "#src/prompts/field.ts";
import { number, Stage } from "../stage.ts";

/** Asks for the code that another device shows (RFC 8628). */
@customElement("ak-provider-oauth2-device-code")
export class DeviceCodeStage extends Stage<"ak-provider-oauth2-device-code"> {
    protected override render(): TemplateResult {
        const code = field({ name: "code", label: msg("Code of the device"), inputmode: "numeric", pattern: "[0-9]*", errors: this.errors("code") });
        return this.card(this.form(code, msg("Continue"), (values) => ({ code: number(values, "code") })));
    }
}
