import { msg } from "@lit/localize";
import { applications, type Application } from "#src/api/applications.api.ts";
import type { User } from "#src/api/users.api.ts";
import { href } from "#src/base/route.ts";
import { link } from "#src/elements/table/column.ts";
import type { ListDefinition } from "#src/pages/list.ts";
import { wayOn } from "#src/pages/way-on.ts";
import { accessColumns, accessOf, boundTo, type Access } from "../applications/access.ts";
import { accessDetails } from "../applications/access-reasons.ts";

/** All applications, with whether somebody may open each, through which binding, and why not. */
export const openableList = (user: User): ListDefinition<Access> => ({
    title: () => msg("Applications"),
    async load(query, signal) {
        const [page, bound] = await Promise.all([applications.list({ ...query, superuser_full_list: true }, signal), boundTo(undefined, signal)]);
        const its = ({ pk }: Application) => bound.filter(({ target }) => target === pk);
        return { ...page, results: await Promise.all(page.results.map((application) => accessOf(user, application, its(application), signal))) };
    },
    key: ({ application }) => application.pk,
    name: ({ application }) => application.name,
    order: "name",
    columns: [
        { title: () => msg("Application"), sort: "name", cell: ({ application }) => link(href(`/core/applications/${application.slug}`), application.name) },
        ...accessColumns,
    ],
    expand: accessDetails,
    empty: () => ({
        icon: "applications",
        header: msg("No applications yet."),
        text: msg("Create one, and see here whether the user may open it."),
        actions: wayOn(href("/core/applications", { createWizard: true }), msg("Create an application")),
    }),
});
