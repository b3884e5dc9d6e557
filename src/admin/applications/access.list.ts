import { msg } from "@lit/localize";
import { html } from "lit";
import type { Application } from "#src/api/applications.api.ts";
import { PEOPLE, users } from "#src/api/users.api.ts";
import { href } from "#src/base/route.ts";
import { link } from "#src/elements/table/column.ts";
import type { ListDefinition } from "#src/pages/list.ts";
import { wayOn } from "#src/pages/way-on.ts";
import { userHref } from "../users/user-href.ts";
import { accessColumns, accessOf, boundTo, type Access } from "./access.ts";
import { accessDetails } from "./access-reasons.ts";

/** Everybody, with whether they may open an application, through which binding, and why not. The policies are asked about each person of the page in view. */
export const accessList = (application: Application): ListDefinition<Access> => ({
    title: () => msg("Access"),
    async load(query, signal) {
        const [page, bound] = await Promise.all([users.list({ ...query, ...PEOPLE }, signal), boundTo(application.pk, signal)]);
        return { ...page, results: await Promise.all(page.results.map((user) => accessOf(user, application, bound, signal))) };
    },
    key: ({ user }) => user.pk,
    name: ({ user }) => user.username,
    order: "username",
    columns: [
        {
            title: () => msg("User"),
            sort: "username",
            cell: ({ user }) => html`<span class="stacked">${link(userHref(user.pk), user.username)}<small>${user.name}</small></span>`,
        },
        ...accessColumns,
    ],
    expand: accessDetails,
    empty: () => ({
        icon: "user",
        header: msg("No users here."),
        text: msg("Create one, and see here whether they may open the application."),
        actions: wayOn(href("/identity/users", { createForm: true }), msg("Create user")),
    }),
});
