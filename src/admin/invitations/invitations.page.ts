import { msg, str } from "@lit/localize";
import { html } from "lit";
import { invitations, type Invitation } from "#src/api/invitations.api.ts";
import { plural } from "#src/base/plural.ts";
import { href } from "#src/base/route.ts";
import { deadline, link, yesNo } from "#src/elements/table/column.ts";
import { listPage } from "#src/pages/list-page.ts";
import { userHref } from "../users/user-href.ts";
import { invitationForms } from "./forms.ts";
import "./invitation-link.ts";
import "./invitation-notice.ts";

/** Links with which people enroll. */
export const invitationsPage = listPage<Invitation>({
    title: () => msg("Invitations"),
    description: () => msg("Links with which people sign up, and data about them that is set beforehand."),
    notice: () => html`<ak-invitation-notice></ak-invitation-notice>`,
    load: invitations.list,
    order: "expires",
    name: ({ name }) => name,
    columns: [
        { title: () => msg("Name"), sort: "name", cell: ({ name }) => name },
        {
            title: () => msg("Flow"),
            sort: "flow__slug",
            cell: ({ flow, flow_obj: of }) =>
                flow ? link(href(`/flow/flows/${of.slug}`), of.slug) : html`<small>${msg("Every flow that takes invitations")}</small>`,
        },
        { title: () => msg("Created by"), cell: ({ created_by: { pk, username } }) => link(userHref(pk), username) },
        { title: () => msg("Single use"), sort: "single_use", cell: ({ single_use: once }) => yesNo(once) },
        { title: () => msg("Expires"), sort: "expires", cell: ({ expires }) => deadline(expires) },
    ],
    create: [{ label: () => msg("Create"), form: invitationForms.invitation }],
    edit: invitationForms.invitation,
    expand: (invitation) => html`<ak-invitation-link .invitation=${invitation}></ak-invitation-link>`,
    empty: () => ({ icon: "user", header: msg("No invitations yet."), text: msg("Create one, and send its link to whoever is to sign up.") }),
    remove: {
        question: (count) => plural(count, { one: msg("Delete 1 invitation?"), other: msg(str`Delete ${count} invitations?`) }),
        key: ({ pk }) => pk,
        usedBy: invitations.usedBy,
        destroy: invitations.destroy,
    },
});
