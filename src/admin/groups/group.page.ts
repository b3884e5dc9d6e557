import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { groups, type Group } from "#src/api/groups.api.ts";
import { listOf } from "#src/pages/list.ts";
import { viewPage, type ViewHandle } from "#src/pages/view-page.ts";
import { wholePage } from "#src/pages/whole-page.ts";
import { card } from "#src/elements/card.ts";
import { facts } from "#src/elements/description.ts";
import { link, yesNo } from "#src/elements/table/column.ts";
import { attributesCard } from "../attributes.ts";
import { changelog } from "../events/event-lists.ts";
import { groupForms } from "./forms.ts";
import { groupHref } from "./group-href.ts";
import { groupList } from "./group.list.ts";
import { memberList } from "./member.list.ts";

/** One group: what it is, and who and what is in it. */
export const groupPage = viewPage<Group>({
    load: ({ uuid = "" }, signal) => groups.retrieve(uuid, signal),
    title: ({ name }) => name,
    kind: () => msg("Group"),
    list: () => ({ label: msg("All groups"), href: "#/identity/groups" }),
    tabs: (group, view) => [
        { name: "page-overview", title: msg("Overview"), content: () => overview(group, view) },
        { name: "page-users", title: msg("Users"), content: () => listOf("users", memberList(group), group.pk) },
        { name: "page-children", title: msg("Groups inside"), content: () => listOf("children", childList(group), group.pk) },
        { name: "page-attributes", title: msg("Attributes"), content: () => attributesCard(group.attributes, () => view.edit(groupForms.group)) },
    ],
});

const overview = (group: Group, view: ViewHandle<Group>): TemplateResult => html`
    <div class="grid grid--aside">
        ${card({
            title: msg("Group"),
            body: facts([
                [msg("Name"), group.name],
                [msg("Superuser"), yesNo(group.is_superuser)],
                [msg("Parent"), group.parent ? link(groupHref(group.parent), group.parent_name) : ""],
                [msg("Members"), group.users_obj.length],
                [msg("Number"), group.num_pk],
            ]),
            actions: html`<button class="pf-v6-c-button pf-m-primary" type="button" @click=${() => view.edit(groupForms.group)}>${msg("Edit")}</button>`,
        })}
        ${card({ title: msg("Changes"), body: changelog({ app: "authentik_core", model: "group", pk: group.pk }) })}
    </div>
`;

const childList = (group: Group) =>
    groupList({
        title: () => msg("Groups inside"),
        load: async (query, signal) => wholePage(await groups.childrenOf(group.pk, signal), query, ({ name }) => name),
        create: [{ label: () => msg("Create group"), form: groupForms.inside(group) }],
    });
