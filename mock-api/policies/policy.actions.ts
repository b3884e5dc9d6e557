import { superuser, superuserOnly } from "#kernel/http/access.ts";
import { collectionAction, familyAction } from "#kernel/resource/action.ts";
import { integer, nested } from "#kernel/base/fields.ts";
import { noContent, ok } from "#kernel/http/operation.ts";
import type { LogLine } from "#mock/expressions/log-line.ts";
import { askPolicy } from "./engine.ts";
import { policy } from "#mock/apps/policies/policy.family.ts";
import { policyTestBody, policyTestResult } from "#mock/apps/policies/policy-test.ts";

/** GET policies/all/cache_info/ : how many results are remembered: none, each is worked out when it is asked for (D-213). */
export const cacheInfo = collectionAction(
    policy,
    "GET",
    "cache_info",
    { access: superuserOnly, answer: nested("Cache", { count: integer({ readOnly: true }) }) },
    () => ok({ count: 0 }),
);

/** POST policies/all/cache_clear/ : there is nothing to forget. */
export const cacheClear = collectionAction(policy, "POST", "cache_clear", { access: superuserOnly, answers: { 400: null } }, () => noContent());

/** POST policies/all/{policy_uuid}/test/ : asks a policy for a user; leaves no events. */
export const test = familyAction(
    policy,
    "POST",
    "test",
    {
        access: superuser,
        body: policyTestBody,
        bodySchema: "PolicyTestRequest",
        answer: policyTestResult,
        answers: { 400: null },
    },
    async ({ row, body: { user, context }, call }) => {
        const log: LogLine[] = [];
        const { passing, messages } = await askPolicy(row.pk, { call, user: Number(user), context: context ?? {}, isTest: true, log });
        return ok({ passing, messages: [...messages], log_messages: log });
    },
);
