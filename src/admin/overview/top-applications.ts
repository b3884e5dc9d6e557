import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { events } from "#src/api/events.api.ts";
import { language } from "#src/base/language.ts";
import { breakable } from "#src/elements/breakable.ts";
import type { Findings } from "./loaded-card.ts";

/** As many as the original lists. */
const COUNT = 11;

/** The applications that people were let into most often. */
export const topApplications: Findings = async (signal) => {
    const applications = await events.topApplications(COUNT, signal);
    return () => (applications.length > 0 ? table(applications) : html`<p>${msg("Nobody has opened an application yet.")}</p>`);
};

type Used = Awaited<ReturnType<typeof events.topApplications>>;

function table(applications: Used): TemplateResult {
    const most = Math.max(...applications.map(({ counted_events: count }) => count));
    return html`<table>
        <thead>
            <tr>
                <th scope="col">${msg("Application")}</th>
                <th scope="col">${msg("Sign-ins")}</th>
            </tr>
        </thead>
        <tbody>
            ${applications.map(
                ({ application, counted_events: count }) =>
                    html`<tr>
                        <th scope="row">${breakable(String(application["name"]))}</th>
                        <td>
                            <meter aria-hidden="true" min="0" max=${most} value=${count}></meter><span class="count">${count.toLocaleString(language())}</span>
                        </td>
                    </tr>`,
            )}
        </tbody>
    </table>`;
}
