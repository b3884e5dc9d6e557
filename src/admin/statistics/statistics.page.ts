import { msg } from "@lit/localize";
import { css, html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import "#src/elements/card.ts";
import type { Chart } from "#src/elements/chart/chart.ts";
import "#src/elements/chart/chart.ts";
import type { Series } from "#src/elements/chart/series.ts";
import { AkElement } from "#src/elements/element.ts";
import { cardGrid } from "#src/pages/card-grid.ts";
import "#src/pages/page-header.ts";
import type { Page } from "#src/pages/router.ts";
import { perDay } from "../days.ts";

/** One thing that is counted day by day. */
interface Counted {
    title: () => string;
    action: string;
    color: Series["color"];
    where?: Readonly<Record<string, string>>;
}

const COUNTED: readonly Counted[] = [
    {
        title: () => msg("New users"),
        action: "model_created",
        color: "blue",
        where: { context__model__app: "authentik_core", context__model__model_name: "user" },
    },
    { title: () => msg("Sign-ins"), action: "login", color: "green" },
    { title: () => msg("Failed sign-ins"), action: "login_failed", color: "red" },
];

const loaderOf =
    ({ title, action, color, where = {} }: Counted): Chart["load"] =>
    async (signal) => [{ name: title(), color, points: await perDay(action, where, signal) }];

const LOADERS = new Map(COUNTED.map((one) => [one, loaderOf(one)]));

/** How many people came, day by day. */
@customElement("ak-user-statistics")
export class UserStatistics extends AkElement {
    static override styles = [
        cardGrid(26),
        css`
            ak-card:first-child {
                grid-column: 1 / -1;
            }
        `,
    ];

    protected override render(): TemplateResult {
        return html`
            <ak-page-header header=${msg("User statistics")} description=${msg("Day by day, over the last four weeks.")}></ak-page-header>
            <div class="content">
                ${COUNTED.map((one) => html`<ak-card header=${one.title()}><ak-chart label=${one.title()} .load=${LOADERS.get(one)}></ak-chart></ak-card>`)}
            </div>
        `;
    }
}

export const statisticsPage: Page = { render: () => html`<ak-user-statistics></ak-user-statistics>` };

declare global {
    interface HTMLElementTagNameMap {
        "ak-user-statistics": UserStatistics;
    }
}
