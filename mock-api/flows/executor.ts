import type { Call } from "#kernel/http/call.ts";
import { NotReady } from "#kernel/host/not-ready.ts";
import { HttpError } from "#kernel/base/errors.ts";
import type { Fields, Values } from "#kernel/base/fields.ts";
import { MAX_ANSWER } from "#kernel/base/limits.ts";
import type { Json, JsonObject } from "#kernel/base/models.ts";
import { ok } from "#kernel/http/operation.ts";
import { isObject, read } from "#kernel/store/validate.ts";
import { pythonType } from "#mock/encoding/python-text.ts";
import { hasCsrf } from "#mock/apps/core/identity.ts";
import { isExpired } from "#mock/apps/core/token.resource.ts";
import { isToldDetails } from "#mock/apps/core/user.resource.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import type { Flow } from "#mock/apps/flows/flow.resource.ts";
import { accessDenied, challengeOf, flowInfo, redirectChallenge, submitChallenge, userInfo } from "./challenge.ts";
import { safeNext, UnsafeRedirect } from "./safe-redirect.ts";
import { Plan, type PlanStep } from "./plan.ts";
import { keepPlanOf, noteHistory, planOf, unsealed } from "./plan-store.ts";
import { APPLICATION, HISTORY, PLAN, QUERY } from "./session-keys.ts";
import { makePlan, nextStep, type NotApplicable } from "./planner.ts";
import { keepRefusal, keepTrail, namesOf, note, withoutQuery } from "./trail.ts";
import { type Outcome, type ResponseErrors, type RunnableStage, runs, type StageContext } from "./stage.ts";

/** Runs one exchange of a flow: shows the stage at hand, or takes an answer to it. Source: authentik/flows/views/executor.py. */
export async function execute(call: Call, flow: Flow): Promise<Response> {
    try {
        if (call.isUnsafe && call.principal?.via === "session" && !hasCsrf(call)) throw new HttpError(403, { detail: "CSRF Failed." });
        return await new Execution(visiting(call), flow).run();
    } catch (error) {
        if (error instanceof MovedOn) return again(call);
        if (!(error instanceof NotReady)) noteFailure(visiting(call), error);
        return flowError(call, error);
    }
}

/** Tells the run at hand that it came upon a defect. */
function noteFailure(call: Call, error: unknown): void {
    const plan = planOf(call);
    if (!plan) return;
    note(call, plan, "failed", plan.steps[0], { texts: [error instanceof Error ? error.message : String(error)] });
    keepPlanOf(call, plan);
}

/** While this request waited, its session has moved to another stage. */
class MovedOn extends Error {}

/** The interface asks again for what comes next. */
const again = ({ url }: Call): Response => new Response(null, { status: 302, headers: { location: url.pathname + url.search } });

/** Flows are for browsers: a key in the header says nothing about who is in front of one. */
const visiting = (call: Call): Call => (call.principal?.via === "token" ? call.asVisitor() : call);

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
        let plan = planOf(this.#call);
        if (plan && plan.flow !== this.#flow.pk) {
            session.delete(PLAN, APPLICATION, QUERY);
            plan = undefined;
        }
        if (!plan) {
            session.set(HISTORY, []);
            const made = await makePlan(this.#call, this.#flow);
            if (!(made instanceof Plan)) return made.reason === "empty" ? this.#done() : this.#notApplicable(made);
            plan = made;
        }
        session.set(QUERY, this.#query.toString());
        return this.#take(plan);
    }

    /** Puts the plan of a flow token into the session; the token is used up. */
    #restore(): void {
        const key = this.#query.get("flow_token");
        const { db, random } = this.#call;
        const token = key ? db.by("authentik_core.token", "key", key) : undefined;
        if (!token || token.plan === null || token.flow === null || isExpired(token, random.now())) return;
        db.delete("authentik_core.token", token.pk);
        const plan = unsealed(this.#call, JSON.parse(token.plan) as Json);
        if (!plan) return;
        plan.set("is_restored", true);
        plan.set("restored_for", plan.pending?.pk ?? null);
        keepPlanOf(this.#call, plan);
    }

    #notApplicable({ messages, refusals }: NotApplicable): Response {
        keepRefusal(this.#call, this.#flow.pk, { because: namesOf(this.#call, refusals), texts: messages.filter(Boolean) });
        const next = this.#call.url.searchParams.get("next") ?? this.#query.get("next");
        const { denied_action } = this.#flow;
        if (denied_action !== "message" && next) return ok(redirectChallenge(safeNext(next)));
        if (denied_action === "continue") return ok(redirectChallenge("/"));
        return ok(accessDenied(this.#call, this.#flow, undefined, messages.filter(Boolean).join("\n") || "Flow does not apply to current user."));
    }

    async #take(plan: Plan): Promise<Response> {
        const step = await nextStep(this.#call, plan);
        if (step === "refused") return this.#denied(plan);
        if (!step) return this.#done(plan);
        const { db } = this.#call;
        const type = this.#call.registry.facetOf(step.model, runs);
        const settings = step.stage === null ? step.data : db.find("authentik_flows.stage", step.stage);
        if (!type || !settings) throw new Error(`${step.model} cannot be run`);
        const user = plan.pendingRow(db) ?? (plan.pending ? undefined : db.find("authentik_core.user", this.#call.principal?.pk));
        const outside: StageContext<unknown>["outside"] = (work) => this.#outside(plan, step, work);
        const context: StageContext<unknown> = { call: this.#call, flow: this.#flow, plan, step, settings, query: this.#query, user, outside };
        return this.#conclude(context, type, await this.#outcome(context, type));
    }

    async #outside<T>(plan: Plan, { stage }: PlanStep, work: () => T | Promise<T>): Promise<T> {
        const { db, session } = this.#call;
        keepPlanOf(this.#call, plan);
        const standing = () => [JSON.stringify(session.get(PLAN)), db.find("authentik_flows.flow", plan.flow), db.find("authentik_flows.stage", stage)];
        const before = standing();
        const caller = this.#call.principal;
        // Who was signed out meanwhile is told so by what comes next.
        const done = await this.#call.outside(work).catch((error: unknown) => {
            throw caller && this.#call.callerNow()?.pk !== caller.pk ? new MovedOn() : error;
        });
        if (standing().some((one, at) => one !== before[at])) throw new MovedOn();
        return done;
    }

    async #outcome(context: StageContext<unknown>, type: RunnableStage): Promise<Outcome> {
        const early = await type.enter?.(context);
        if (early) return early;
        if (!this.#call.isUnsafe) return type.challenge ? { kind: "show" } : { kind: "next" };
        const answer = this.#answer(type);
        const outcome: Outcome =
            answer instanceof HttpError
                ? { kind: "show", errors: coded(answer), isRejected: true }
                : ((await type.submit?.(context, answer.values, answer.body)) ?? { kind: "next" });
        // An answer that starts the flow anew does not count as a failure of the stage.
        if (outcome.kind !== "show" || (outcome.isRejected && this.#restarts(context))) return outcome;
        return (await type.failed?.(context)) ?? outcome;
    }

    /** The answer as the stage takes it; a list is the answer's fault, not the flow's. */
    #answer({ takes }: RunnableStage): { readonly values: Values<Fields>; readonly body: JsonObject } | HttpError {
        try {
            const body = this.#call.json();
            if (!isObject(body)) throw new HttpError(400, { non_field_errors: [`Invalid data. Expected a dictionary, but got ${pythonType(body)}.`] });
            return { body, values: read(takes, body, { db: this.#call.db, maxText: MAX_ANSWER }) };
        } catch (error) {
            if (error instanceof HttpError && isObject(error.body) && !("detail" in error.body)) return error;
            throw error;
        }
    }

    /** How the flow begins again after a bad answer; undefined: the stage is shown again. */
    #restarts({ call, step }: StageContext<unknown>): "restart" | "restart_with_context" | undefined {
        const action = call.db.find("authentik_flows.flowstagebinding", step.binding)?.invalid_response_action;
        return action === "retry" ? undefined : action;
    }

    async #conclude(context: StageContext<unknown>, type: RunnableStage, outcome: Outcome): Promise<Response> {
        const { call, plan } = context;
        switch (outcome.kind) {
            case "denied":
                return this.#denied(plan, outcome.message, context.step);
            case "redirect":
                note(call, plan, "sent", context.step, { texts: [withoutQuery(outcome.to)] });
                keepPlanOf(call, plan);
                return ok(redirectChallenge(outcome.to));
            case "submit":
                note(call, plan, "sent", context.step, { texts: [withoutQuery(outcome.to)] });
                keepPlanOf(call, plan);
                return ok(submitChallenge(outcome.to, outcome.title, outcome.values, outcome.info));
            case "next":
                return this.#advance(plan);
            case "show": {
                if (outcome.errors) note(call, plan, "rejected", context.step, { texts: textsIn(outcome.errors) });
                else note(call, plan, "shown", context.step);
                const restarts = outcome.isRejected ? this.#restarts(context) : undefined;
                if (restarts) return this.#restart(plan, restarts === "restart_with_context");
                const challenge = await this.#show(context, type, outcome.errors);
                keepPlanOf(call, plan);
                return ok(challenge);
            }
        }
    }

    #denied(plan: Plan, message?: string, step?: PlanStep): Response {
        note(this.#call, plan, "denied", step, { texts: message ? [message] : [] });
        keepTrail(this.#call, plan);
        const denied = accessDenied(this.#call, this.#flow, plan, message || "Unknown error");
        this.#call.session.delete(PLAN, APPLICATION, QUERY);
        return ok(denied);
    }

    async #show(context: StageContext<unknown>, type: RunnableStage, errors: ResponseErrors | undefined): Promise<JsonObject> {
        const { call, flow, plan } = context;
        const rest = { ...(type.namesUser ? userInfo(call, plan) : {}), ...(await type.challenge!(context)) };
        return challengeOf(flowInfo(call, flow, plan), type.component!, errors, rest);
    }

    /** Leaves the stage behind. */
    #advance(plan: Plan): Response {
        note(this.#call, plan, "passed", plan.steps[0]);
        noteHistory(this.#call, plan);
        plan.steps = plan.steps.slice(1);
        keepPlanOf(this.#call, plan);
        return plan.steps.length ? again(this.#call) : this.#done(plan);
    }

    async #restart(plan: Plan, keepsContext: boolean): Promise<Response> {
        const made = await makePlan(this.#call, this.#flow, { context: keepsContext ? plan.context : {} });
        if (!(made instanceof Plan)) return made.reason === "empty" ? this.#done() : this.#notApplicable(made);
        note(this.#call, plan, "restarted");
        made.trail = [...plan.trail, ...made.trail];
        for (const secret of keepsContext ? plan.secrets : []) made.conceal(secret);
        keepPlanOf(this.#call, made);
        return again(this.#call);
    }

    #done(plan?: Plan): Response {
        const { session } = this.#call;
        const redirect = plan?.get("redirect");
        const next = new URLSearchParams(session.get<string>(QUERY) ?? "").getAll("next").at(-1);
        session.delete(PLAN, APPLICATION, QUERY);
        const to = redirect ?? safeNext(next);
        if (plan) {
            note(this.#call, plan, "ended", undefined, { texts: [withoutQuery(to)] });
            keepTrail(this.#call, plan);
        }
        return ok(redirectChallenge(to));
    }
}

const CODES: [RegExp, string][] = [
    [/^This field is required/, "required"],
    [/may not be blank/, "blank"],
    [/may not be null/, "null"],
];

/** All messages for one field, those of its members too. */
function texts(messages: Json): string[] {
    if (Array.isArray(messages)) return messages.flatMap(texts);
    return isObject(messages) ? Object.values(messages).flatMap(texts) : [String(messages)];
}

/** Errors of a body as flows show them: each text with its code. */
function coded({ body }: HttpError): ResponseErrors {
    const errors = isObject(body) ? body : {};
    return Object.fromEntries(
        Object.entries(errors).map(([field, messages]) => [
            field,
            texts(messages).map((string) => ({ string, code: CODES.find(([pattern]) => pattern.test(string))?.[1] ?? "invalid" })),
        ]),
    );
}

const textsIn = (errors: ResponseErrors): string[] => Object.values(errors).flatMap((all) => all.map(({ string }) => string));

/**
 * A defect: written to the event log, and shown in detail to administrators. The plan stays, so that a reload tries again. What a rule refuses is
 * no defect: its words are enough, and where a link would have led elsewhere everybody is told so.
 */
export function flowError(call: Call, error: unknown): Response {
    if (error instanceof NotReady) throw error;
    const isRefusal = error instanceof HttpError;
    const said = isRefusal ? textsIn(coded(error)).join(" ") : "";
    const text = said || (error instanceof Error ? error.message : String(error));
    const traceback = isRefusal ? undefined : error instanceof Error ? (error.stack ?? text) : text;
    if (traceback !== undefined) writeEvent(call, "system_exception", "authentik.flows.views.executor", { message: traceback });
    const told = isToldDetails(call) ? { error: text, traceback } : error instanceof UnsafeRedirect ? { error: text } : {};
    return ok({ type: "native", component: "ak-stage-flow-error", request_id: call.id, ...told });
}
