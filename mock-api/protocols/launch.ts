import { endpoint } from "#kernel/http/endpoint.ts";
import { notFound } from "#kernel/base/errors.ts";
import { redirect } from "#kernel/http/operation.ts";
import { bySession } from "#mock/apps/core/identity.ts";
import { launchUrl } from "#mock/apps/core/launch-url.field.ts";
import { toSignIn } from "./access-gate.ts";

/** Opens an application; who is not signed in does that first (D-424). */
export const launch = endpoint("GET /application/launch/{slug}/", { authenticate: bySession }, ({ call, db, params, principal }) => {
    const application = db.by("authentik_core.application", "slug", params.slug);
    const address = application && launchUrl(application, call);
    if (!application || !address) throw notFound("There is no such application, or nobody knows where it is.");
    return principal ? redirect(address) : toSignIn(call, call.url.pathname, application);
});
