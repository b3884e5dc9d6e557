import { msg, str } from "@lit/localize";
import { html } from "lit";
import { mappings, type PropertyMapping } from "#src/api/property-mappings.api.ts";
import { plural } from "#src/base/plural.ts";
import { openForm } from "#src/elements/form/open-form.ts";
import { cellText } from "#src/elements/breakable.ts";
import { label } from "#src/elements/label.ts";
import { iconButton } from "#src/elements/table/column.ts";
import { familyPage } from "#src/pages/family-page.ts";
import { hideSwitch } from "#src/pages/hide-switch.ts";
import { mappingForms, mappingKinds } from "./forms.ts";

const managed = hideSwitch("hideManaged", {
    hide: () => msg("Hide managed mappings"),
    hidden: () => msg("Managed mappings are hidden. They come with authentik."),
    show: () => msg("Show managed mappings"),
});

/** What is told about users to applications and webhooks, and taken over about them from directories. */
export const propertyMappingsPage = familyPage<PropertyMapping>({
    title: () => msg("Property mappings"),
    description: () => msg("Expressions that decide what applications are told about users, and what is taken over from directories."),
    help: "property-mappings",
    creation: () => msg("New property mapping"),
    kinds: mappingKinds,
    kindOf: ({ component }) => component,
    headingOf: ({ verbose_name_plural: heading }) => heading,
    load: (query, signal) => mappings.list({ ...query, ...(managed.hides() ? { managed__isnull: true } : {}) }, signal),
    order: "name",
    name: ({ name }) => name,
    columns: [
        {
            title: () => msg("Name"),
            sort: "name",
            cell: ({ name, managed: by }) => (by ? html`<span class="stacked">${cellText(name)}<small>${label(msg("Managed"), "blue")}</small></span>` : name),
        },
    ],
    actions: (mapping) => iconButton("run", msg(str`Test ${mapping.name}`), () => void openForm(mappingForms.test, mapping)),
    filters: managed.filter,
    address: ["hideManaged"],
    unfound: managed.unfound,
    empty: (list) =>
        managed.empty(list, {
            icon: "code",
            header: msg("No property mappings of your own yet."),
            text: msg("Create one to tell applications more about users."),
        }),
    remove: {
        question: (count) => plural(count, { one: msg("Delete 1 property mapping?"), other: msg(str`Delete ${count} property mappings?`) }),
        key: ({ pk }) => pk,
        usedBy: mappings.usedBy,
        destroy: mappings.destroy,
        notice: (chosen) => chosen.some(({ managed: by }) => by) && msg("Managed mappings are created again when their blueprint is applied."),
    },
});
