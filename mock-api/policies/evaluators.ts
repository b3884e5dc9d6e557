import type { JsonObject, Models } from "#kernel/models.ts";
import { canonicalUuid } from "#kernel/formats.ts";
import { isObject } from "#kernel/validate.ts";
import { decide } from "#mock/expressions/evaluate.ts";
import { PyError, PyObject, tuple } from "#mock/python/values.ts";
import { currentTenant } from "#mock/apps/tenants/tenant.resource.ts";
import { strengthOf } from "./password-strength.ts";
import { type Evaluator, fails, passes, type PolicyRequest, type PolicyResult } from "./policy-request.ts";

const dummy: Evaluator<Models["authentik_policies_dummy.dummypolicy"]> = ({ result }) => ({ passing: result, messages: ["dummy"] });

const eventMatcher: Evaluator<Models["authentik_policies_event_matcher.eventmatcherpolicy"]> = (policy, { context, call }) => {
    if (!isObject(context.event)) return fails();
    const { action, client_ip, app } = call.db.find("authentik_events.event", canonicalUuid(context.event.pk)) ?? context.event;
    if (policy.action && action === policy.action) return passes("Action matched.");
    if (policy.client_ip && client_ip === policy.client_ip) return passes("Client IP matched.");
    // Events name the module; the original compares it with the app's name, and so never finds it.
    const isOfApp = policy.app && (app === policy.app || String(app).startsWith(`${policy.app}.`));
    return isOfApp ? passes("App matched.") : fails();
};

const DAY_MS = 24 * 3600 * 1000;

const passwordExpiry: Evaluator<Models["authentik_policies_expiry.passwordexpirypolicy"]> = (policy, { call, user }) => {
    const row = call.db.find("authentik_core.user", user);
    const changed = row?.password_change_date ?? row?.date_joined;
    if (!row || !changed) return passes();
    const days = Math.floor((call.random.now() - Date.parse(changed)) / DAY_MS);
    if (days < policy.days) return passes();
    if (policy.deny_only) return fails("Password has expired.");
    call.db.update("authentik_core.user", row.pk, { password: `!${call.random.text(40)}` });
    return fails(`Password expired ${days - policy.days} days ago. Please update your password.`);
};

type PasswordPolicy = Models["authentik_policies_password.passwordpolicy"];

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Static rules in the original's order; its check of capital letters compares with the wrong number, ours with the right one. */
const password: Evaluator<PasswordPolicy> = (policy, request) => {
    const { context } = request;
    const prompted = isObject(context.prompt_data) ? context.prompt_data : ({} as JsonObject);
    const value = prompted[policy.password_field] ?? context[policy.password_field];
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

/** Passes when the record is bad: the sum of the scores of the address or the name is at most the threshold. */
const reputation: Evaluator<Models["authentik_policies_reputation.reputationpolicy"]> = (policy, { call, user }) => {
    const username = call.db.find("authentik_core.user", user)?.username;
    const isAll = !policy.check_ip && !policy.check_username;
    const rows = call.db
        .all("authentik_policies_reputation.reputation")
        .filter((row) => isAll || (policy.check_ip && row.ip === call.incoming.ip) || (policy.check_username && row.identifier === username));
    return { passing: rows.reduce((sum, row) => sum + row.score, 0) <= policy.threshold, messages: [] };
};

/** Runs the body of an expression; `ak_call_policy` asks another policy by its name, with more context. */
const expression: Evaluator<Models["authentik_policies_expression.expressionpolicy"]> = (policy, request, askNow) =>
    decide(policy.expression, request, (name, more) => {
        const other = request.call.db.by("authentik_policies.policy", "name", name);
        if (!other) throw new PyError("ValueError", `Policy '${name}' not found.`);
        const { passing, messages } = askNow(other.pk, { ...request, context: { ...request.context, ...more } });
        return new PyObject("PolicyResult", { passing, messages: tuple([...messages]) }, { text: `PolicyResult passing=${passing ? "True" : "False"}` });
    });

/** How each kind of policy decides. */
export const evaluators: Record<string, Evaluator<never>> = {
    "authentik_policies_dummy.dummypolicy": dummy,
    "authentik_policies_event_matcher.eventmatcherpolicy": eventMatcher,
    "authentik_policies_expiry.passwordexpirypolicy": passwordExpiry,
    "authentik_policies_expression.expressionpolicy": expression,
    "authentik_policies_password.passwordpolicy": password,
    "authentik_policies_reputation.reputationpolicy": reputation,
};
