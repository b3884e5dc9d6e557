import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { type Blueprint, blueprints } from "#src/api/blueprints.api.ts";
import { ownValue } from "#src/base/own-value.ts";
import { plural } from "#src/base/plural.ts";
import { iconAction } from "#src/elements/action-button.ts";
import { openForm } from "#src/elements/form/open-form.ts";
import { label } from "#src/elements/label.ts";
import { moment, yesNo } from "#src/elements/table/column.ts";
import { listPage } from "#src/pages/list-page.ts";
import { applyBlueprint } from "./blueprint.actions.ts";
import "./blueprint-details.ts";
import { blueprintForms } from "./forms.ts";

/** Configuration that is written down, and applied again whenever it has changed. */
export const blueprintsPage = listPage<Blueprint>({
    title: () => msg("Blueprints"),
    description: () => msg("Configuration in files. Applying one creates its objects, or sets them back to what the file says."),
    help: "blueprints",
    load: blueprints.list,
    order: "name",
    name: ({ name }) => name,
    columns: [
        { title: () => msg("Name"), sort: "name", cell: named },
        { title: () => msg("Status"), sort: "status", cell: ({ status }) => statusLabel(status) },
        { title: () => msg("Last applied"), sort: "last_applied", cell: ({ last_applied: at, status }) => moment(status === "unknown" ? null : at) },
        { title: () => msg("Enabled"), sort: "enabled", cell: ({ enabled }) => yesNo(enabled) },
    ],
    create: [
        { label: () => msg("Create"), form: blueprintForms.blueprint },
        { label: () => msg("Import"), open: async () => (await import("./blueprint-import.ts")).openBlueprintImport(), address: "import" },
    ],
    tools: () =>
        html`<button type="button" class="pf-v6-c-button pf-m-secondary" @click=${() => void openForm(blueprintForms.export, undefined)}>
            ${msg("Export as blueprint")}
        </button>`,
    edit: blueprintForms.blueprint,
    actions: (blueprint, list) => (blueprint.enabled ? iconAction("run", msg(str`Apply ${blueprint.name}`), () => applyBlueprint(blueprint, list)) : nothing),
    expand: (blueprint) => html`<ak-blueprint-details .blueprint=${blueprint}></ak-blueprint-details>`,
    empty: () => ({ icon: "file", header: msg("No blueprints yet."), text: msg("Those that come with the server appear after its start.") }),
    remove: {
        question: (count) => plural(count, { one: msg("Delete 1 blueprint?"), other: msg(str`Delete ${count} blueprints?`) }),
        key: ({ pk }) => pk,
        usedBy: blueprints.usedBy,
        destroy: blueprints.destroy,
        notice: () => msg("The objects that they created stay."),
    },
});

/** A blueprint says in a label what it is for. */
const DESCRIPTION = "blueprints.goauthentik.io/description";

function named({ name, metadata }: Blueprint): unknown {
    const labels = metadata["labels"];
    const about = typeof labels === "object" && labels !== null ? ownValue(labels as Record<string, unknown>, DESCRIPTION) : undefined;
    return typeof about === "string" ? html`<span class="stacked">${name}<small>${about}</small></span>` : name;
}

function statusLabel(status: Blueprint["status"]): TemplateResult {
    const labels: Record<string, TemplateResult> = {
        successful: label(msg("Successful"), "green"),
        warning: label(msg("Warning"), "orange"),
        error: label(msg("Failed"), "red"),
        orphaned: label(msg("Its file is gone"), "orange"),
    };
    return ownValue(labels, status) ?? label(msg("Not applied yet"));
}
