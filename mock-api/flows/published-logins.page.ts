import { byNobody, endpoint } from "#kernel/endpoint.ts";
import { apiErrors } from "#kernel/error-shapes.ts";
import { notFound } from "#kernel/errors.ts";
import { ok } from "#kernel/operation.ts";
import { openAccounts, PUBLISHED } from "#mock/apps/core/published.ts";
import { isOwned } from "#mock/outside/outside.page.ts";

/**
 * GET /-/sandbox/logins/ : names of the accounts whose passwords the sign-in page tells, as far as they work, so that it can offer to sign in
 * as them. 404 where others than the owner could ask.
 */
export const publishedLogins = endpoint("GET /-/sandbox/logins/", { authenticate: byNobody, errors: apiErrors }, async ({ call }) => {
    if (!isOwned(call)) throw notFound();
    const accounts = Object.keys(PUBLISHED).flatMap((username) => call.db.by("authentik_core.user", "username", username) ?? []);
    return ok(await call.outside(() => openAccounts(accounts.filter(({ is_active }) => is_active))));
});
