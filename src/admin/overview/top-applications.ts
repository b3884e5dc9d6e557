import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { applications, type Application } from "#src/api/applications.api.ts";
import { events } from "#src/api/events.api.ts";
import { language } from "#src/base/language.ts";
import { breakable } from "#src/elements/breakable.ts";
import { href } from "#src/base/route.ts";
import { link } from "#src/elements/table/column.ts";
import type { Findings } from "./loaded-card.ts";

/** All there are, in an installation of usual size. */
const MOST = 100;
/** As many as the original lists. */
const COUNT = 11;

/** The applications that people were let into most often. */
export const topApplications: Findings = async (signal) => {
    const [used, known] = await Promise.all([
        events.topApplications(COUNT, signal),
        // Without them the names stand without their links.
        applications.list({ superuser_full_list: true, page_size: MOST }, signal).then(({ results }) => results, withNone),
    ]);
    signal.throwIfAborted();
    return () => (used.length > 0 ? table(used, known) : html`<p>${msg("Nobody has opened an application yet.")}</p>`);
};

const withNone = (): Application[] => [];

type Used = Awaited<ReturnType<typeof events.topApplications>>;

function table(used: Used, known: readonly Application[]): TemplateResult {
    const most = Math.max(...used.map(({ counted_events: count }) => count));
    return html`<table>
        <thead>
            <tr>
                <th scope="col">${msg("Application")}</th>
                <th scope="col">${msg("Sign-ins")}</th>
            </tr>
        </thead>
        <tbody>
            ${used.map(
                ({ application, counted_events: count }) =>
                    html`<tr>
                        <th scope="row">${named(application, known)}</th>
                        <td>
                            <meter aria-hidden="true" min="0" max=${most} value=${count}></meter><span class="count">${count.toLocaleString(language())}</span>
                        </td>
                    </tr>`,
            )}
        </tbody>
    </table>`;
}

/** A link, unless it has been deleted since. Events have keys without dashes. */
function named({ name, pk }: Used[number]["application"], known: readonly Application[]): unknown {
    const there = known.find((application) => application.pk.replaceAll("-", "") === String(pk).replaceAll("-", ""));
    return there ? link(href(`/core/applications/${there.slug}`), there.name) : breakable(String(name));
}
