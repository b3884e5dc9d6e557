import { can } from "#kernel/base/facet.ts";
import type { Models } from "#kernel/base/models.ts";
import { asObject } from "#kernel/store/validate.ts";
import { passwordPolicy } from "#mock/apps/policies/password.resource.ts";
import { currentTenant } from "#mock/apps/tenants/tenant.resource.ts";
import { evaluates } from "../evaluates.facet.ts";
import { strengthOf } from "../password-strength.ts";
import { type Evaluator, fails, passes, type PolicyRequest, type PolicyResult } from "../policy-request.ts";
import { own } from "#kernel/base/own.ts";

type PasswordPolicy = Models["authentik_policies_password.passwordpolicy"];

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Static rules in the original's order; its check of capital letters compares with the wrong number, ours with the right one. */
const evaluate: Evaluator<PasswordPolicy> = (policy, request) => {
    const { context } = request;
    const prompted = asObject(context.prompt_data);
    const value = own(prompted, policy.password_field) ?? own(context, policy.password_field);
    if (typeof value !== "string" || value === "") {
        request.log?.push({ event: "Password field not set in Policy Request", log_level: "warning", field: policy.password_field });
        return fails("Password not set in context");
    }
    if (policy.check_static_rules && !meetsRules(policy, value)) return fails(policy.error_message);
    if (policy.check_have_i_been_pwned) return fails("The service that knows leaked passwords cannot be reached.");
    return policy.check_zxcvbn ? isHardToGuess(policy, value, request) : passes();
};

function meetsRules(policy: PasswordPolicy, value: string): boolean {
    const symbols = [...value].filter((character) => policy.symbol_charset.includes(character)).length;
    return (
        value.length >= policy.length_min &&
        count(value, /[0-9]/g) >= policy.amount_digits &&
        count(value, /[a-z]/g) >= policy.amount_lowercase &&
        count(value, /[A-Z]/g) >= policy.amount_uppercase &&
        symbols >= policy.amount_symbols
    );
}

function isHardToGuess(policy: PasswordPolicy, value: string, { call, user }: PolicyRequest): PolicyResult {
    const row = call.db.find("authentik_core.user", user);
    const { score, suggestions } = strengthOf(value, [row?.username ?? "", row?.name ?? "", row?.email ?? "", currentTenant(call).title]);
    return score > policy.zxcvbn_score_threshold ? passes(...suggestions) : fails("Password is too weak.", ...suggestions);
}

export const passwordKind = can(passwordPolicy, evaluates(evaluate));
