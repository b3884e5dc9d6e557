import type { PolicyBinding } from "#src/api/policies.api.ts";

/** What a binding is about, by name. */
export const boundName = ({ policy_obj: policy, group_obj: group, user_obj: user }: PolicyBinding): string =>
    policy?.name ?? group?.name ?? user?.username ?? "–";
