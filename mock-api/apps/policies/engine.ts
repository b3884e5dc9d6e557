import type { Call } from "#kernel/call.ts";
import type { Json, JsonObject, Key } from "#kernel/models.ts";
import { isMember } from "#mock/apps/core/group.resource.ts";
import { ANONYMOUS } from "#mock/apps/core/user.resource.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { evaluators } from "./evaluators.ts";
import type { PolicyBinding } from "./policy-binding.resource.ts";

/** For whom and on what a policy is asked. */
export interface PolicyRequest {
    readonly call: Call;
    /** Null for a visitor. */
    readonly user: number | null;
    readonly context: JsonObject;
    /** Called from a test: writes no events. */
    readonly isTest?: boolean;
}

export interface PolicyResult {
    readonly passing: boolean;
    readonly messages: readonly string[];
}

/**
 * Asks every enabled binding of a target in order and combines the answers as its mode says; no bindings pass.
 * Superusers get no bypass. Source: authentik/policies/engine.py.
 */
export function askPolicies(target: Key, mode: string, request: PolicyRequest): PolicyResult {
    const { db } = request.call;
    const bindings = db
        .where("authentik_policies.policybinding", "target", target)
        .filter((binding) => binding.enabled)
        .sort((a, b) => a.order - b.order);
    if (!bindings.length) return { passing: true, messages: [] };
    const results = bindings.map((binding) => askBinding(binding, request));
    const passing = mode === "all" ? results.every((result) => result.passing) : results.some((result) => result.passing);
    return { passing, messages: results.flatMap((result) => result.messages) };
}

function askBinding(binding: PolicyBinding, request: PolicyRequest): PolicyResult {
    const { db } = request.call;
    const negated = (passing: boolean): boolean => passing !== binding.negate;
    if (binding.policy !== null) {
        const result = askPolicy(binding.policy, request);
        return result.isError ? result : { ...result, passing: negated(result.passing) };
    }
    if (binding.user !== null) return { passing: negated(request.user === binding.user), messages: [] };
    if (binding.group !== null) {
        // A visitor is in no group; the original trips over its own anonymous user here, and its text reaches people.
        if (request.user === null) return { passing: false, messages: [`'${ANONYMOUS}' object has no attribute 'ak_groups'`] };
        return { passing: negated(isMember(db, request.user, binding.group)), messages: [] };
    }
    return { passing: negated(false), messages: [] };
}

/** Asks one policy. One that fails to run does not pass, and says why. */
export function askPolicy(key: Key, request: PolicyRequest): PolicyResult & { isError?: boolean } {
    const { call } = request;
    const model = call.db.modelOf("authentik_policies.policy", key)!;
    const policy = call.db.get("authentik_policies.policy", key);
    try {
        const result = evaluators[model]!(policy as never, request);
        if (policy.execution_logging && !request.isTest)
            tell("policy_execution", request, model, policy, { result: { ...result, messages: [...result.messages] } as Json });
        return result;
    } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        if (!request.isTest) tell("policy_exception", request, model, policy, { message });
        return { passing: false, messages: [message], isError: true };
    }
}

function tell(action: "policy_execution" | "policy_exception", { call, context }: PolicyRequest, model: string, policy: object, more: JsonObject): void {
    writeEvent(call, action, "authentik.policies.process", {
        policy_uuid: describeModel(call, model, policy).pk,
        binding: describeModel(call, model, policy),
        request: { context, http_request: null, debug: false },
        ...more,
    });
}
