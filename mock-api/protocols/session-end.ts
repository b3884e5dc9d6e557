import { endpoint } from "#kernel/endpoint.ts";
import { notFound } from "#kernel/errors.ts";
import { leadingPage } from "#kernel/html.ts";
import { page } from "#kernel/operation.ts";
import { bySession } from "#mock/apps/core/identity.ts";
import { launchUrl } from "#mock/apps/core/launch-url.field.ts";
import { currentTenant } from "#mock/apps/tenants/tenant.resource.ts";
import { accessGate } from "./access-gate.ts";

/** Where people come to who have signed out of an application: it asks what else is to end, and ends nothing by itself (M05). */
export const sessionEnd = endpoint("GET /if/session-end/{slug}/", { authenticate: bySession }, async ({ call, db, params, principal }) => {
    const application = db.by("authentik_core.application", "slug", params.slug);
    if (!application) throw notFound("There is no such application.");
    const through = await accessGate({ call, principal, application }, call.url.pathname + call.url.search);
    if (through instanceof Response) return through;
    const { title } = currentTenant(call);
    const { name } = application;
    const launch = launchUrl(application, call);
    return page(
        leadingPage(
            `End session - ${title}`,
            `You've logged out of ${name}.`,
            [`You can go back to the overview, or log out of ${title} as well.`],
            [
                { id: "ak-back-home", text: "Go back to overview", href: "/" },
                { id: "logout", text: `Log out of ${title}`, href: "/flows/-/default/invalidation/" },
                ...(launch === null ? [] : [{ text: `Log back into ${name}`, href: launch }]),
            ],
        ),
    );
});
