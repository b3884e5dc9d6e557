import type { Call } from "#kernel/http/call.ts";
import type { OfRow } from "#kernel/base/facet.ts";
import type { JsonObject, Key } from "#kernel/base/models.ts";
import type { Planned } from "#mock/expressions/evaluate.ts";
import type { PolicyBinding } from "#mock/apps/policies/policy-binding.resource.ts";
import type { LogLine } from "#mock/expressions/log-line.ts";

/** For whom and on what a policy is asked. */
export interface PolicyRequest {
    readonly call: Call;
    /** Null for a visitor. */
    readonly user: number | null;
    readonly context: JsonObject;
    /** The plan that is being made or followed; expressions may change its context. */
    readonly plan?: Planned;
    /** Asked by the test endpoint: writes no events. */
    readonly isTest?: boolean;
    /** Key of the binding model that is guarded; filled in by the engine. */
    readonly target?: Key;
    /** Collects what is logged on the way. */
    readonly log?: LogLine[];
}

export interface PolicyResult {
    readonly passing: boolean;
    readonly messages: readonly string[];
    /** It does not pass, and something that was asked could not answer. */
    readonly isError?: boolean;
    /** The bindings that said no, where a target was asked. */
    readonly refusals?: readonly PolicyBinding[];
}

export const passes = (...messages: string[]): PolicyResult => ({ passing: true, messages });
export const fails = (...messages: string[]): PolicyResult => ({ passing: false, messages });

/** Asks another policy, or the same for something else, and does not wait: expressions cannot yet. Throws when the other has to. */
export type AskNow = (policy: Key, request: PolicyRequest) => PolicyResult;

/** Decides for one kind of policy. What it throws counts as "no". */
export type Evaluator<R> = OfRow<R, [request: PolicyRequest, askNow: AskNow], PolicyResult | Promise<PolicyResult>>;
