import type { PolicyBinding } from "#src/api/policies.api.ts";

/** What decides: exactly one of these. */
export type BindingKind = "policy" | "group" | "user";

export const kindOf = (binding: PolicyBinding | undefined): BindingKind => (binding?.user_obj ? "user" : binding?.group_obj ? "group" : "policy");
