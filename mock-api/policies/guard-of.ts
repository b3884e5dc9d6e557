import type { Db } from "#kernel/store/db.ts";
import type { PolicyBinding } from "#mock/apps/policies/policy-binding.resource.ts";

/** What a binding asks: the name of a policy, a group or a user. */
export const guardOf = (db: Db, { policy, group, user }: PolicyBinding): string =>
    db.find("authentik_policies.policy", policy)?.name ?? db.find("authentik_core.group", group)?.name ?? db.find("authentik_core.user", user)?.username ?? "";
