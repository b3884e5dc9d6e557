import type { Call } from "#kernel/http/call.ts";
import { endpoint } from "#kernel/http/endpoint.ts";
import { ok } from "#kernel/http/operation.ts";
import { openAccounts, PUBLISHED } from "#mock/apps/core/published.ts";
import { requireLook, spec } from "#mock/outside/outside.page.ts";

async function logins({ call }: { call: Call }): Promise<Response> {
    const accounts = Object.keys(PUBLISHED).flatMap((username) => call.db.by("authentik_core.user", "username", username) ?? []);
    const open = await call.outside(() => openAccounts(accounts.filter(({ is_active }) => is_active)));
    return ok(open.map(({ pk, username }) => ({ pk, username })));
}

/**
 * GET /-/sandbox/logins/ : the accounts whose published passwords still work. For administrators, who are told to change them; in a tab, which is its
 * visitor's own, for everybody, so that the sign-in page can offer them. Nobody else learns of passwords here.
 */
export const publishedLogins = endpoint("GET /-/sandbox/logins/", spec, [requireLook, logins]);
