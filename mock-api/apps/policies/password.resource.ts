import { area, describe, flag, integer, type Row, text } from "#kernel/base/fields.ts";
import { policyFields, policyResource } from "./policy.family.ts";

const amount = (initial = 0) => integer({ default: initial, min: 0, max: 2147483647 });

const fields = describe({
    ...policyFields,
    password_field: text({ default: "password" }),
    amount_digits: amount(),
    amount_uppercase: amount(),
    amount_lowercase: amount(),
    amount_symbols: amount(),
    length_min: amount(),
    symbol_charset: text({ default: "!\\\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ " }),
    error_message: area({ blank: true }),
    check_static_rules: flag(true),
    check_have_i_been_pwned: flag(),
    check_zxcvbn: flag(),
    hibp_allowed_count: amount(),
    zxcvbn_score_threshold: amount(2),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_policies_password.passwordpolicy": Row<typeof fields>;
    }
}

/** Says how strong a new password must be. */
export const passwordPolicy = policyResource("authentik_policies_password.passwordpolicy", {
    at: "password",
    component: "ak-policy-password-form",
    kind: "Password",
    schema: "PasswordPolicy",
    summary: "Policy to make sure passwords have certain properties.",
    fields,
});
