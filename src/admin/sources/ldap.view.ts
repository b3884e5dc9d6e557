import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { ldapSources, type LdapSource, type SyncTask } from "#src/api/sources.api.ts";
import "#src/elements/action-button.ts";
import { card } from "#src/elements/card.ts";
import { label } from "#src/elements/label.ts";
import { notify } from "#src/elements/messages.ts";
import { yesNo } from "#src/elements/table/column.ts";
import "#src/elements/time.ts";
import type { ViewHandle } from "#src/pages/view-page.ts";
import { type ShownSource, sourceView } from "./source-view.ts";

interface Loaded {
    source: LdapSource;
    tasks: readonly SyncTask[];
}

/** The page of a directory. */
export const ldapView = sourceView<Loaded>({
    async load(slug, signal) {
        const [source, tasks] = await Promise.all([ldapSources.retrieve(slug, signal), ldapSources.syncStatus(slug, signal)]);
        return { source, tasks };
    },
    facts: ({ source }) => [
        [msg("Server"), source.server_uri],
        [msg("Base DN"), html`<code>${source.base_dn}</code>`],
        [msg("Users"), yesNo(source.sync_users ?? false)],
        [msg("Groups"), yesNo(source.sync_groups ?? false)],
    ],
    cards: ({ source, tasks }, view) =>
        card({
            title: msg("Synchronization"),
            body: tasks.length
                ? html`<ul>
                      ${tasks.map(one)}
                  </ul>`
                : html`<p>${msg("It has not run.")}</p>`,
            actions: html`<ak-action-button label=${tasks.length ? msg("Run again") : msg("Run now")} .run=${() => runAgain(source, view)}></ak-action-button>`,
        }),
});

const one = ({ task_name: name, status, task_finish_timestamp: finished, messages }: SyncTask): TemplateResult =>
    html`<li>
        ${name} ${status === "SUCCESSFUL" ? label(msg("Successful"), "green") : label(msg("Failed"), "red")} <ak-time value=${finished}></ak-time>
        ${messages.map((message) => html`<p>${message}</p>`)}
    </li>`;

/** Saving a directory starts its synchronisation; there is no other request for it. */
async function runAgain({ slug, name }: LdapSource, view: ViewHandle<ShownSource>): Promise<void> {
    await ldapSources.patch(slug, { name });
    notify("success", msg("The synchronization was asked for."));
    view.refresh();
}
