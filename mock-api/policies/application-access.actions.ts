import { signedIn } from "#kernel/http/access.ts";
import { action } from "#kernel/resource/action.ts";
import type { Call } from "#kernel/http/call.ts";
import { notFound, HttpError } from "#kernel/base/errors.ts";
import { count } from "#kernel/base/fields.ts";
import { asBoolean } from "#kernel/resource/filters.ts";
import { hooks } from "#kernel/resource/hooks.ts";
import { prefers } from "#kernel/http/preferences.ts";
import { ok } from "#kernel/http/operation.ts";
import { type Application, application } from "#mock/apps/core/application.resource.ts";
import { policyTestResult } from "#mock/apps/policies/policy-test.ts";
import type { LogLine } from "#mock/expressions/log-line.ts";
import { askPolicies } from "./engine.ts";
import type { PolicyRequest, PolicyResult } from "./policy-request.ts";

const isFullList = (call: Call): boolean => call.isSuperuser && asBoolean(call.url.searchParams.get("superuser_full_list") ?? "") === true;

type Asking = Pick<PolicyRequest, "log" | "isTest">;

/** Whether policies let somebody open an application; the caller unless another user is named. */
export const mayOpen = (row: Application, call: Call, user: number | null = call.principal?.pk ?? null, more?: Asking): Promise<PolicyResult> =>
    askPolicies(row.pk, row.policy_engine_mode, { call, user, context: {}, ...more });

/** Interfaces ask about many at once, only to show it: those have not tried to open anything (D-153). */
const TRACELESS = "sandbox-no-traces";

/** People see what policies let them open; administrators too, unless they ask for everything. */
export const applicationHooks = hooks({ listFilter: async (row: Application, call: Call) => isFullList(call) || (await mayOpen(row, call)).passing });

/** GET core/applications/{slug}/check_access/ : whether the caller may open it; administrators may ask for somebody else, and see why. */
export const checkAccess = action(
    application,
    "GET",
    "check_access",
    { access: signedIn, query: { for_user: count() }, answer: policyTestResult, answers: { 404: null } },
    async ({ row, call }) => {
        const log: LogLine[] = [];
        const { passing, messages } = await mayOpen(row, call, askedUser(call), { log, isTest: prefers(call, TRACELESS) });
        return ok({ passing, messages: call.isSuperuser ? [...messages] : [], log_messages: call.isSuperuser ? log : [] });
    },
);

/** Whom an administrator asks about with `for_user`; the caller for everybody else. Throws 400 for what is no number, 404 for who is not there. */
export function askedUser(call: Call): number {
    const asked = call.url.searchParams.get("for_user");
    if (!asked || !call.isSuperuser) return call.principal!.pk;
    if (!/^\d+$/.test(asked)) throw new HttpError(400, "for_user must be numerical");
    return call.db.find("authentik_core.user", Number(asked))?.pk ?? nobody();
}

function nobody(): never {
    throw notFound();
}
