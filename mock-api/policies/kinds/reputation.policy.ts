import { can } from "#kernel/base/facet.ts";
import type { Models } from "#kernel/base/models.ts";
import { reputationPolicy } from "#mock/apps/policies/reputation.resource.ts";
import { evaluates } from "../evaluates.facet.ts";
import type { Evaluator } from "../policy-request.ts";

/** Passes when the record is bad: the sum of the scores of the address or the name is at most the threshold. */
const evaluate: Evaluator<Models["authentik_policies_reputation.reputationpolicy"]> = (policy, { call, user }) => {
    const username = call.db.find("authentik_core.user", user)?.username;
    const isAll = !policy.check_ip && !policy.check_username;
    const rows = call.db
        .all("authentik_policies_reputation.reputation")
        .filter((row) => isAll || (policy.check_ip && row.ip === call.incoming.ip) || (policy.check_username && row.identifier === username));
    return { passing: rows.reduce((sum, row) => sum + row.score, 0) <= policy.threshold, messages: [] };
};

export const reputationKind = can(reputationPolicy, evaluates(evaluate));
