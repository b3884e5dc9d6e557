import type { Json, JsonObject, Key } from "#kernel/base/models.ts";
import { isMember } from "#mock/apps/core/group.resource.ts";
import { ANONYMOUS } from "#mock/apps/core/user.resource.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { NotReady } from "#kernel/host/not-ready.ts";
import { summaryOf, tracebackOf } from "#mock/expressions/expression-error.ts";
import { evaluates } from "./evaluates.facet.ts";
import type { PolicyBinding } from "#mock/apps/policies/policy-binding.resource.ts";
import type { Policy } from "#mock/apps/policies/policy.family.ts";
import { fails, passes, type PolicyRequest, type PolicyResult } from "./policy-request.ts";

/**
 * Asks every enabled binding of a target in order and combines the answers as its mode says; no bindings pass.
 * Superusers get no bypass. Source: authentik/policies/engine.py.
 */
export async function askPolicies(target: Key, mode: string, asked: PolicyRequest): Promise<PolicyResult> {
    const { db } = asked.call;
    const request = { ...asked, target };
    const bindings = db
        .where("authentik_policies.policybinding", "target", target)
        .filter((binding) => binding.enabled)
        .sort((a, b) => a.order - b.order);
    const results = await inTurn(bindings, (binding) => askBinding(binding, request));
    return { ...combine(mode, results), refusals: bindings.filter((_binding, at) => !results[at]!.passing) };
}

/** Evaluates policies without bindings, such as those that validate a prompt: all must pass. */
export const askAll = async (policies: readonly Key[], request: PolicyRequest): Promise<PolicyResult> =>
    combine("all", await inTurn(policies, (policy) => askPolicy(policy, request)));

/** One after another: a policy may change what the next one sees. */
async function inTurn<T>(asked: readonly T[], ask: (one: T) => Promise<PolicyResult>): Promise<PolicyResult[]> {
    const results: PolicyResult[] = [];
    for (const one of asked) results.push(await ask(one));
    return results;
}

function combine(mode: string, results: readonly PolicyResult[]): PolicyResult {
    const isIn = (result: PolicyResult) => result.passing;
    const passing = !results.length || (mode === "all" ? results.every(isIn) : results.some(isIn));
    const isError = !passing && results.some((result) => result.isError);
    return { passing, messages: results.flatMap((result) => result.messages), ...(isError ? { isError } : {}) };
}

async function askBinding(binding: PolicyBinding, request: PolicyRequest): Promise<PolicyResult> {
    const { db } = request.call;
    const negated = (passing: boolean): boolean => passing !== binding.negate;
    if (binding.policy !== null) {
        const result = await askPolicy(binding.policy, request, binding);
        // A policy that could not be evaluated has no result that could be negated.
        return result.isError ? result : { ...result, passing: negated(result.passing) };
    }
    if (binding.user !== null) return { passing: negated(request.user === binding.user), messages: [] };
    if (binding.group === null) return negated(false) ? passes() : fails();
    // A visitor is in no group (D-212).
    if (request.user === null) return fails();
    return { passing: negated(isMember(db, request.user, binding.group)), messages: [] };
}

/** Asks one policy. One that fails to run does not pass, and its message gives the reason. */
export async function askPolicy(key: Key, request: PolicyRequest, binding?: PolicyBinding): Promise<PolicyResult> {
    const policy = request.call.db.get("authentik_policies.policy", key);
    try {
        return logged(policy, request, binding, await evaluated(policy, request));
    } catch (error) {
        return failed(policy, request, binding, error);
    }
}

function askNow(key: Key, request: PolicyRequest): PolicyResult {
    const policy = request.call.db.get("authentik_policies.policy", key);
    try {
        const result = evaluated(policy, request);
        if (result instanceof Promise) throw new Error(`Policy '${policy.name}' cannot be called from an expression.`);
        return logged(policy, request, undefined, result);
    } catch (error) {
        return failed(policy, request, undefined, error);
    }
}

const evaluated = (policy: Policy, request: PolicyRequest): PolicyResult | Promise<PolicyResult> =>
    request.call.registry.facetOf(request.call.db.modelOf("authentik_policies.policy", policy.pk), evaluates)!(policy, request, askNow);

function logged(policy: Policy, request: PolicyRequest, binding: PolicyBinding | undefined, result: PolicyResult): PolicyResult {
    if (policy.execution_logging && !request.isTest)
        tell("policy_execution", "Policy Execution", policy, request, binding, { result: told(result, request, binding) });
    return result;
}

function failed(policy: Policy, request: PolicyRequest, binding: PolicyBinding | undefined, error: unknown): PolicyResult {
    if (error instanceof NotReady) throw error;
    const exception = tracebackOf(error);
    if (!request.isTest) tell("policy_exception", exception, policy, request, binding);
    request.log?.push({ event: summaryOf(error), log_level: "error", exception });
    return { ...fails(error instanceof Error ? error.message : String(error)), isError: true };
}

const bindingOf = (request: PolicyRequest, binding: PolicyBinding | undefined): Json =>
    binding ? describeModel(request.call, "authentik_policies.policybinding", binding) : null;

const told = ({ passing, messages }: PolicyResult, request: PolicyRequest, binding: PolicyBinding | undefined): JsonObject => ({
    passing,
    messages: [...messages],
    source_binding: bindingOf(request, binding),
    source_results: [],
    log_messages: [],
});

/** Tells the event log of a run, with all that was asked. Source: authentik/policies/process.py. */
function tell(
    action: "policy_execution" | "policy_exception",
    message: string,
    policy: Policy,
    request: PolicyRequest,
    binding: PolicyBinding | undefined,
    more: JsonObject = {},
): void {
    const { call, user, context } = request;
    const row = call.db.find("authentik_core.user", user);
    writeEvent(call, action, "authentik.policies.process", {
        message,
        policy_uuid: policy.pk.replaceAll("-", ""),
        // Asked without a binding (to check a prompt): the event names the policy itself.
        binding: binding ? bindingOf(request, binding) : describeModel(call, call.db.modelOf("authentik_policies.policy", policy.pk)!, policy),
        request: {
            user: row ? { pk: row.pk, email: row.email, username: row.username } : { pk: null, email: "", username: ANONYMOUS },
            http_request: null,
            obj: guarded(request),
            context,
            debug: false,
        },
        ...more,
    });
}

/** What the policy guards, as events name it. */
function guarded({ call, target }: PolicyRequest): Json {
    const model = call.db.modelOf("authentik_policies.policybindingmodel", target);
    return model ? describeModel(call, model, call.db.get("authentik_policies.policybindingmodel", target!)) : null;
}
