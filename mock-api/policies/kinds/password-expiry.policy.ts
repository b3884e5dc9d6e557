import { can } from "#kernel/base/facet.ts";
import type { Models } from "#kernel/base/models.ts";
import { passwordExpiryPolicy } from "#mock/apps/policies/password-expiry.resource.ts";
import { evaluates } from "../evaluates.facet.ts";
import { type Evaluator, fails, passes } from "../policy-request.ts";
import { DAY_MS } from "#mock/encoding/time.ts";

const evaluate: Evaluator<Models["authentik_policies_expiry.passwordexpirypolicy"]> = (policy, { call, user }) => {
    const row = call.db.find("authentik_core.user", user);
    const changed = row?.password_change_date ?? row?.date_joined;
    if (!row || !changed) return passes();
    const days = Math.floor((call.random.now() - Date.parse(changed)) / DAY_MS);
    if (days < policy.days) return passes();
    if (policy.deny_only) return fails("Password has expired.");
    call.db.update("authentik_core.user", row.pk, { password: `!${call.random.text(40)}` });
    return fails(`Password expired ${days - policy.days} days ago. Please update your password.`);
};

export const passwordExpiryKind = can(passwordExpiryPolicy, evaluates(evaluate));
