import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import "#src/elements/copy.ts";
import { outsideNews } from "#src/shell/outside/outside-news.ts";
import { codeField, codeIn } from "../parts/code-field.ts";
import { everybodysCodes } from "../parts/everybodys-codes.ts";
import { qrCode } from "../parts/qr-code.ts";
import { userBlock } from "../parts/user-block.ts";
import { Stage } from "../stage.ts";

/** Sets up an app that makes codes: shows it the secret, and asks for its first code. */
@customElement("ak-stage-authenticator-totp")
export class AuthenticatorTotpStage extends Stage<"ak-stage-authenticator-totp"> {
    constructor() {
        super();
        outsideNews.watch(this);
    }

    protected override render(): TemplateResult {
        const address = this.challenge.config_url;
        const code = codeField({ errors: this.errors("code"), hint: msg("The one that the app shows now.") });
        return this.card([
            this.form(
                html`
                    ${userBlock(this.challenge)}
                    <input type="hidden" name="otp_uri" value=${address} />
                    <div class="ak-setup">
                        ${qrCode(address, msg("QR code for the authenticator app"))}
                        <p>${msg("Scan this with an authenticator app, or copy its key into the app:")}</p>
                        <ak-copy label=${msg("the key")} value=${secretOf(address)}></ak-copy>
                    </div>
                    ${code}
                `,
                msg("Continue"),
                (values) => ({ code: Number(codeIn(values)) }),
            ),
            everybodysCodes(),
        ]);
    }
}

/** What an app that cannot scan is given; the whole address where it names no secret. */
const secretOf = (address: string): string => /[?&]secret=([^&]+)/.exec(address)?.[1] ?? address;
