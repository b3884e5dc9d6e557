import { msg, str } from "@lit/localize";
import { html } from "lit";
import { until } from "lit/directives/until.js";
import { type Integration, integrations } from "#src/api/outposts.api.ts";
import { plural } from "#src/base/plural.ts";
import { label } from "#src/elements/label.ts";
import { iconButton, yesNo } from "#src/elements/table/column.ts";
import { familyPage } from "#src/pages/family-page.ts";
import { integrationKinds } from "./forms.ts";

/** Where outposts can be put to run. */
export const integrationsPage = familyPage<Integration>({
    title: () => msg("Outpost integrations"),
    description: () =>
        msg("Places where the server can set outposts up by itself. The sandbox sets nothing up: each place shows what would run there, to be copied."),
    creation: () => msg("New integration"),
    kinds: integrationKinds,
    kindOf: ({ component }) => component,
    headingOf: ({ verbose_name_plural: heading }) => heading,
    load: integrations.list,
    order: "name",
    name: ({ name }) => name,
    columns: [
        { title: () => msg("Name"), sort: "name", cell: ({ name }) => name },
        { title: () => msg("Local"), sort: "local", cell: ({ local }) => yesNo(local) },
        { title: () => msg("State"), cell: ({ pk }) => until(stateOf(pk), html`<small>…</small>`) },
    ],
    actions: (integration) =>
        iconButton("run", msg(str`What would run at ${integration.name}`), async () =>
            (await import("./integration-deployment.ts")).showDeployments(integration),
        ),
    empty: () => ({ header: msg("No integrations yet."), text: msg("Outposts can be run by hand, too.") }),
    remove: {
        question: (count) => plural(count, { one: msg("Delete 1 integration?"), other: msg(str`Delete ${count} integrations?`) }),
        key: ({ pk }) => pk,
        usedBy: integrations.usedBy,
        destroy: integrations.destroy,
    },
});

/** Whether a place can be reached; a dash where that could not be found out. */
async function stateOf(pk: string): Promise<unknown> {
    try {
        const { healthy, version } = await integrations.state(pk);
        return healthy ? label(version, "green") : label(msg("Not connected"), "orange");
    } catch {
        return "–";
    }
}
