/* What is below the numbers of the overview: loaded after them. */
import { msg } from "@lit/localize";
import { css, html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import "#src/elements/card.ts";
import type { Chart } from "#src/elements/chart/chart.ts";
import "#src/elements/chart/chart.ts";
import { AkElement } from "#src/elements/element.ts";
import { perDay } from "../days.ts";
import { endingSoon } from "./ending-soon.ts";
import { failedSignIns } from "./failed-sign-ins.ts";
import "./loaded-card.ts";
import { setUpChecks } from "./set-up-checks.ts";

const days: Chart["load"] = async (signal) => {
    const [well, failed] = await Promise.all([perDay("login", {}, signal), perDay("login_failed", {}, signal)]);
    return [
        { name: msg("Sign-ins"), color: "green", points: well },
        { name: msg("Failed sign-ins"), color: "red", points: failed },
    ];
};

/** Who signed in over the last weeks and who could not, what is missing, and what ends soon. */
@customElement("ak-activity")
export class Activity extends AkElement {
    static override styles = css`
        :host,
        .cards {
            display: grid;
            gap: var(--pf-t--global--spacer--md);
            min-inline-size: 0;
        }

        /* By themselves: what spans all columns would keep empty ones open beside them. */
        .cards {
            grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
        }
    `;

    protected override render(): TemplateResult {
        return html`
            <ak-card header=${msg("Sign-ins, day by day")}><ak-chart label=${msg("Sign-ins, day by day")} .load=${days}></ak-chart></ak-card>
            <div class="cards">
                <ak-loaded-card header=${msg("Setup")} .findings=${setUpChecks}></ak-loaded-card>
                <ak-loaded-card header=${msg("Failed sign-ins by name and address")} .findings=${failedSignIns}></ak-loaded-card>
                <ak-loaded-card header=${msg("Expiring soon")} .findings=${endingSoon}></ak-loaded-card>
            </div>
        `;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-activity": Activity;
    }
}
