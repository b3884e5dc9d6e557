import type { Call } from "#kernel/call.ts";
import { HttpError } from "#kernel/errors.ts";
import { MAX_ANSWER } from "#kernel/limits.ts";
import type { Json, JsonObject } from "#kernel/models.ts";
import { ok } from "#kernel/operation.ts";
import { isObject, read } from "#kernel/validate.ts";
import { hasCsrf } from "#mock/apps/core/identity.ts";
import { isExpired } from "#mock/apps/core/token.resource.ts";
import { mergedAttributes } from "#mock/apps/core/user.resource.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import type { Flow } from "#mock/apps/flows/flow.resource.ts";
import { accessDenied, challengeOf, flowInfo, redirectChallenge, userInfo } from "./challenge.ts";
import { safeNext } from "./safe-redirect.ts";
import { Plan } from "./plan.ts";
import { APPLICATION, HISTORY, PLAN, QUERY } from "./session-keys.ts";
import { makePlan, nextStep } from "./planner.ts";
import { type Outcome, type ResponseErrors, type RunnableStage, runs, type StageContext } from "./stage.ts";

/** How many finished plans the inspector can look back on. */
const MAX_HISTORY = 25;

/** Runs one exchange of a flow: shows the stage at hand, or takes an answer to it. Source: authentik/flows/views/executor.py. */
export async function execute(call: Call, flow: Flow): Promise<Response> {
    try {
        if (call.isUnsafe && call.principal?.via === "session" && !hasCsrf(call)) throw new HttpError(403, { detail: "CSRF Failed." });
        return await new Execution(call, flow).run();
    } catch (error) {
        return flowError(call, error);
    }
}

class Execution {
    readonly #call: Call;
    readonly #flow: Flow;
    readonly #query: URLSearchParams;

    constructor(call: Call, flow: Flow) {
        this.#call = call;
        this.#flow = flow;
        this.#query = new URLSearchParams(call.url.searchParams.get("query") ?? "");
    }

    async run(): Promise<Response> {
        const { session } = this.#call;
        this.#restore();
        let plan = Plan.from(session.get(PLAN));
        if (plan && plan.flow !== this.#flow.pk) {
            session.delete(PLAN, APPLICATION, QUERY);
            plan = undefined;
        }
        if (!plan) {
            session.set(HISTORY, []);
            const made = await makePlan(this.#call, this.#flow);
            if (!(made instanceof Plan)) return made.reason === "empty" ? this.#done() : this.#notApplicable(made.messages);
            plan = made;
        }
        session.set(QUERY, this.#query.toString());
        return this.#take(plan);
    }

    /** Puts the plan of a flow token into the session; the token is used up. */
    #restore(): void {
        const key = this.#query.get("flow_token");
        const { db, random, session } = this.#call;
        const token = key ? db.by("authentik_core.token", "key", key) : undefined;
        if (!token || token.plan === null || token.flow === null || isExpired(token, random.now())) return;
        db.delete("authentik_core.token", token.pk);
        const plan = Plan.from(JSON.parse(token.plan) as Json);
        if (!plan) return;
        plan.set("is_restored", true);
        session.set(PLAN, plan.state);
    }

    #notApplicable(messages: readonly string[]): Response {
        const next = this.#call.url.searchParams.get("next") ?? this.#query.get("next");
        const { denied_action } = this.#flow;
        if (denied_action !== "message" && next) return ok(redirectChallenge(safeNext(next)));
        if (denied_action === "continue") return ok(redirectChallenge("/"));
        return ok(accessDenied(this.#call, this.#flow, undefined, messages.filter(Boolean).join("\n") || "Flow does not apply to current user."));
    }

    async #take(plan: Plan): Promise<Response> {
        const step = await nextStep(this.#call, plan);
        if (!step) return this.#done(plan);
        const { db } = this.#call;
        const type = this.#call.registry.facetOf(step.model, runs);
        const settings = step.stage === null ? step.data : db.find("authentik_flows.stage", step.stage);
        if (!type || !settings) throw new Error(`${step.model} cannot be run`);
        const user = plan.pendingRow(db) ?? (plan.pending ? undefined : db.find("authentik_core.user", this.#call.principal?.pk));
        const context: StageContext<unknown> = { call: this.#call, flow: this.#flow, plan, step, settings, query: this.#query, user };
        return this.#conclude(context, type, await this.#outcome(context, type));
    }

    async #outcome(context: StageContext<unknown>, type: RunnableStage): Promise<Outcome> {
        const early = await type.enter?.(context);
        if (early) return early;
        if (!this.#call.isUnsafe) return type.challenge ? { kind: "show" } : { kind: "next" };
        const body = this.#answer();
        if (body instanceof HttpError) return this.#failed(context, type, { kind: "show", errors: coded(body), isRejected: true });
        let response: Record<string, unknown>;
        try {
            response = read(type.takes, body, { db: context.call.db, maxText: MAX_ANSWER });
        } catch (error) {
            if (!(error instanceof HttpError)) throw error;
            return this.#failed(context, type, { kind: "show", errors: coded(error), isRejected: true });
        }
        const outcome = (await type.submit?.(context, response, body)) ?? { kind: "next" };
        return outcome.kind === "show" ? this.#failed(context, type, outcome) : outcome;
    }

    async #failed(context: StageContext<unknown>, type: RunnableStage, outcome: Outcome): Promise<Outcome> {
        return (await type.failed?.(context)) ?? outcome;
    }

    /** The answer's body; a list is the answer's fault, not the flow's. */
    #answer(): JsonObject | HttpError {
        const body = this.#call.json();
        if (isObject(body)) return body;
        return new HttpError(400, { non_field_errors: [`Invalid data. Expected a dictionary, but got ${Array.isArray(body) ? "list" : typeof body}.`] });
    }

    async #conclude(context: StageContext<unknown>, type: RunnableStage, outcome: Outcome): Promise<Response> {
        const { call, plan, flow } = context;
        const { session } = call;
        switch (outcome.kind) {
            case "denied": {
                const denied = accessDenied(call, flow, plan, outcome.message || "Unknown error");
                session.delete(PLAN, APPLICATION, QUERY);
                return ok(denied);
            }
            case "redirect":
                session.set(PLAN, plan.state);
                return ok(redirectChallenge(outcome.to));
            case "next":
                return this.#advance(plan);
            case "show": {
                const binding = call.db.find("authentik_flows.flowstagebinding", context.step.binding);
                if (outcome.isRejected && binding && binding.invalid_response_action !== "retry")
                    return this.#restart(plan, binding.invalid_response_action === "restart_with_context");
                const challenge = await this.#show(context, type, outcome.errors);
                session.set(PLAN, plan.state);
                return ok(challenge);
            }
        }
    }

    async #show(context: StageContext<unknown>, type: RunnableStage, errors: ResponseErrors | undefined): Promise<JsonObject> {
        const { call, flow, plan } = context;
        const rest = { ...(type.namesUser ? userInfo(call, plan) : {}), ...(await type.challenge!(context)) };
        return challengeOf(flowInfo(call, flow, plan), type.component!, errors, rest);
    }

    /** Leaves the stage behind; the interface asks again for what comes next. */
    #advance(plan: Plan): Response {
        const { session } = this.#call;
        const history = (session.get<Json[]>(HISTORY) ?? []).slice(-MAX_HISTORY);
        session.set(HISTORY, [...history, plan.state]);
        plan.steps = plan.steps.slice(1);
        session.set(PLAN, plan.state);
        return plan.steps.length ? this.#again() : this.#done(plan);
    }

    async #restart(plan: Plan, keepsContext: boolean): Promise<Response> {
        const made = await makePlan(this.#call, this.#flow, { context: keepsContext ? plan.context : {} });
        if (!(made instanceof Plan)) return made.reason === "empty" ? this.#done() : this.#notApplicable(made.messages);
        this.#call.session.set(PLAN, made.state);
        return this.#again();
    }

    #again(): Response {
        const { pathname, search } = this.#call.url;
        return new Response(null, { status: 302, headers: { location: pathname + search } });
    }

    #done(plan?: Plan): Response {
        const { session } = this.#call;
        const redirect = plan?.get("redirect");
        const next = new URLSearchParams(session.get<string>(QUERY) ?? "").getAll("next").at(-1);
        session.delete(PLAN, APPLICATION, QUERY);
        return ok(redirectChallenge(redirect ?? safeNext(next)));
    }
}

const CODES: [RegExp, string][] = [
    [/required/, "required"],
    [/may not be blank/, "blank"],
    [/may not be null/, "null"],
];

/** Errors of a body as flows show them: each text with its code. */
function coded({ body }: HttpError): ResponseErrors {
    const errors = isObject(body) ? body : {};
    return Object.fromEntries(
        Object.entries(errors).map(([field, messages]) => [
            field,
            (Array.isArray(messages) ? messages : [messages]).map((string) => ({
                string: String(string),
                code: CODES.find(([pattern]) => pattern.test(String(string)))?.[1] ?? "invalid",
            })),
        ]),
    );
}

/** Something broke: told to the event log, and in detail to administrators. The plan stays, so that a reload tries again. */
export function flowError(call: Call, error: unknown): Response {
    const text = error instanceof Error ? error.message : String(error);
    const traceback = error instanceof Error ? (error.stack ?? text) : text;
    if (!(error instanceof HttpError)) writeEvent(call, "system_exception", "authentik.flows.views.executor", { message: traceback });
    const user = call.db.find("authentik_core.user", call.principal?.pk);
    const isTold = call.isSuperuser || (user !== undefined && Boolean(mergedAttributes(call.db, user)["goauthentik.io/user/debug"]));
    return ok({ type: "native", component: "ak-stage-flow-error", request_id: call.id, ...(isTold ? { error: text, traceback } : {}) });
}
