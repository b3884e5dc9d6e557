import { crud, family } from "./crud.ts";
import { get, post, type Body } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

export type Policy = Schema["Policy"];
export type PolicyBinding = Schema["PolicyBinding"];
export type DummyPolicy = Schema["DummyPolicy"];
export type EventMatcherPolicy = Schema["EventMatcherPolicy"];
export type ExpressionPolicy = Schema["ExpressionPolicy"];
export type PasswordPolicy = Schema["PasswordPolicy"];
export type PasswordExpiryPolicy = Schema["PasswordExpiryPolicy"];
export type ReputationPolicy = Schema["ReputationPolicy"];
/** What policies say: whether they let somebody through, what the person is told, and what was logged on the way. */
export type PolicyResult = Schema["PolicyTestResult"];

const TEST = "/policies/all/{policy_uuid}/test/";
/** For whom something is tried out, and what else it is told. */
export type PolicyTest = Body<"post", typeof TEST>;

/** Policies of all kinds. */
export const policies = {
    ...family("/policies/all/", "/policies/all/{policy_uuid}/"),
    test: (uuid: string | number, body: PolicyTest): Promise<PolicyResult> => post(TEST, { path: { policy_uuid: uuid }, body, onlyAsks: true }),
    /** Forgets results that are kept for speed. */
    clearCache: () => post("/policies/all/cache_clear/", {}),
};

export const dummyPolicies = crud("/policies/dummy/", "/policies/dummy/{policy_uuid}/");
export const expressionPolicies = crud("/policies/expression/", "/policies/expression/{policy_uuid}/");
export const passwordPolicies = crud("/policies/password/", "/policies/password/{policy_uuid}/");
export const passwordExpiryPolicies = crud("/policies/password_expiry/", "/policies/password_expiry/{policy_uuid}/");
export const reputationPolicies = crud("/policies/reputation/", "/policies/reputation/{policy_uuid}/");

const matchers = crud("/policies/event_matcher/", "/policies/event_matcher/{policy_uuid}/", ["action", "client_ip", "app"]);
type MatcherRequest = Parameters<typeof matchers.create>[0];
/** Its criteria, by the server's names of actions and apps; one that is not set is an empty text, which the document does not mention. */
export type EventMatch = Omit<MatcherRequest, "action" | "app"> & { action?: string; app?: string };
const documented = (match: EventMatch): MatcherRequest => match as MatcherRequest;

export const eventMatcherPolicies = {
    ...matchers,
    create: (match: EventMatch) => matchers.create(documented(match)),
    update: (key: string | number, match: EventMatch, before: object) => matchers.update(key, documented(match), before),
    /** The parts of authentik that events come from. */
    apps: (signal?: AbortSignal) => get("/admin/apps/", { signal }),
};

const bindings = crud("/policies/bindings/", "/policies/bindings/{policy_binding_uuid}/", ["policy", "group", "user"]);

/** Policies, groups and users where they decide. */
export const policyBindings = {
    ...bindings,
    /** How many of those that are bound to something decide about it: what is disabled does not. */
    deciding: async (target: string, signal?: AbortSignal): Promise<number> =>
        (await bindings.list({ target, enabled: true, page_size: 1 }, signal)).pagination.count,
};
