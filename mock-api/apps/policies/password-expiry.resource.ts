import { describe, flag, integer, type Row } from "#kernel/base/fields.ts";
import { policyFields, policyResource } from "./policy.family.ts";

const fields = describe({ ...policyFields, days: integer(), deny_only: flag() });
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_policies_expiry.passwordexpirypolicy": Row<typeof fields>;
    }
}

/** Fails once a password is so many days old. */
export const passwordExpiryPolicy = policyResource("authentik_policies_expiry.passwordexpirypolicy", {
    at: "password_expiry",
    component: "ak-policy-password-expiry-form",
    kind: "Password Expiry",
    schema: "PasswordExpiryPolicy",
    summary: "If password change date is more than x days in the past, invalidate the user's password and show a notice.",
    fields,
});
