import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { ldapSources, type LdapSource, type SyncTask } from "#src/api/sources.api.ts";
import "#src/elements/action-button.ts";
import { card } from "#src/elements/card.ts";
import { facts } from "#src/elements/description.ts";
import { label } from "#src/elements/label.ts";
import { notify } from "#src/elements/messages.ts";
import { yesNo } from "#src/elements/table/column.ts";
import "#src/elements/time.ts";
import type { ViewHandle } from "#src/pages/view-page.ts";
import { messageText } from "../system/task-messages.ts";
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
    cards: ({ source, tasks }, view) => {
        const idle = whyIdle(source);
        return html`${card({
            title: msg("Synchronization"),
            body: html`${tasks.length ? facts(tasks.map(one)) : html`<p>${msg("It has not run.")}</p>`}${idle && html`<p>${idle}</p>`}`,
            actions: idle
                ? nothing
                : html`<ak-action-button label=${tasks.length ? msg("Run again") : msg("Run now")} .run=${() => runAgain(source, view)}></ak-action-button>`,
        })}
        ${card({
            title: msg("What happens"),
            body: html`<p>
                ${msg("Imported users sign in like everybody else, with their password of the directory. No button on the sign-in page is needed.")}
            </p>`,
        })}`;
    },
});

const one = ({ task_name: name, status, task_finish_timestamp: finished, messages }: SyncTask): readonly [string, TemplateResult] => [
    partOf(name),
    html`${hasWorked({ status }) ? label(msg("Successful"), "green") : label(msg("Failed"), "red")}
        <ak-time value=${finished}></ak-time> ${messages.map((message) => html`<p>${messageText(message)}</p>`)}`,
];

/** What was read; the name of a task ends in it. */
function partOf(name: string): string {
    if (name.endsWith("_user")) return msg("Users");
    if (name.endsWith("_group")) return msg("Groups");
    return name.endsWith("_membership") ? msg("Members") : name;
}

const hasWorked = ({ status }: Pick<SyncTask, "status">): boolean => status === "SUCCESSFUL";

/** Why saving this directory starts no synchronization; empty where it does. */
function whyIdle({ enabled, property_mappings: users, property_mappings_group: groups }: LdapSource): string {
    if (!enabled) return msg("Nothing is read of a source that is switched off.");
    return users?.length && groups?.length ? "" : msg("Nothing is read until mappings for users and for groups are chosen.");
}

/** ms between two looks whether it has run, and until nobody looks any more. */
const [INTERVAL, PATIENCE] = [500, 120_000];

/** Saving a directory starts its synchronization; there is no other request for it. Shows how it went. */
async function runAgain({ slug, name }: LdapSource, view: ViewHandle<ShownSource>): Promise<void> {
    const finished = (tasks: readonly SyncTask[]): string => tasks.map(({ task_finish_timestamp: at }) => at).join(" ");
    const before = finished(await ldapSources.syncStatus(slug));
    await ldapSources.patch(slug, { name });
    for (let waited = 0; waited < PATIENCE; waited += INTERVAL) {
        const tasks = await ldapSources.syncStatus(slug);
        if (finished(tasks) !== before) {
            view.refresh();
            if (!tasks.every(hasWorked)) throw new Error(msg("The directory could not be read."));
            return notify("success", msg("The directory was read."));
        }
        await new Promise((resolve) => setTimeout(resolve, INTERVAL));
    }
    notify("info", msg("The synchronization is still running."));
}
