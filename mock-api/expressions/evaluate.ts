import type { Call } from "#kernel/http/call.ts";
import { jsonText, markNumbers } from "#mock/encoding/exact-number.ts";
import { NotReady } from "#kernel/host/not-ready.ts";
import type { Json, JsonObject, Key } from "#kernel/base/models.ts";
import { runUnlessKnown, type Watched } from "./known-answers.ts";
import { LostInterpreter } from "#mock/python/interpreter.ts";
import { NoPython, python } from "#mock/python/python.ts";
import { currentTenant } from "#mock/apps/tenants/tenant.resource.ts";
import { ExpressionError } from "./expression-error.ts";
import type { LogLine } from "./log-line.ts";
import { exchange, whileHeld } from "./loopback.ts";
import { type Arguments, StoreError, storeQuestions } from "./store-bridge.ts";
import { toldRequest } from "./told-request.ts";
import { worldQuestions } from "./world-questions.ts";
import { own } from "#kernel/base/own.ts";
import { placeOf } from "#mock/encoding/place.ts";

export { ExpressionError } from "./expression-error.ts";

/** A plan whose context an expression may change: `context["flow_plan"].context["x"] = 1`. */
export interface Planned {
    context: JsonObject;
}

/** A name that only this kind of expression has: plain data, a row (`$row`: model and key), a user (`$user`), or an object with attributes. */
export type Named = Json | { readonly $row: readonly [model: string, key: Key | null] } | { readonly $user: number | null } | NamedObject;
export interface NamedObject {
    /** The name of its class. */
    readonly $object: string;
    readonly attributes: Readonly<Record<string, Named>>;
}

/** For whom an expression runs, and what it is told. */
export interface Situation {
    readonly call: Call;
    /** What tracebacks call the expression: the name of the policy, mapping or prompt. */
    readonly name: string;
    /** Null for a visitor. */
    readonly user: number | null;
    readonly context: JsonObject;
    readonly plan?: Planned;
    /** Key of the binding model that the policy is asked for. */
    readonly target?: Key;
    /** Collects what the expression logs. */
    readonly log?: LogLine[];
    readonly names?: Readonly<Record<string, Named>>;
    readonly isTest?: boolean;
}

/** Asks another policy by its name, with more context; throws StoreError where there is none. */
export type CallPolicy = (name: string, context: JsonObject) => { readonly passing: boolean; readonly messages: readonly string[] };

interface Answered {
    readonly error?: { readonly type: string; readonly message: string; readonly traceback: string };
    readonly messages: string[];
    readonly log: LogLine[];
    readonly plan?: JsonObject;
    readonly value?: Json;
    readonly text?: string;
    readonly passing?: boolean;
    readonly isNone?: boolean;
}

/** What a mapping or the placeholder of a prompt gives, fit for JSON: rows are references to them, numbers are exact (exact-number.ts). Throws ExpressionError, or NotReady until Python is there. */
export const evaluate = (source: string, situation: Situation): Json => run(source, situation, { wants: "value" }).value ?? null;

/** The same as JSON text, as Python writes it; `indent`: spaces per level, 0 for one line. */
export const evaluateText = (source: string, situation: Situation, indent: number): string => run(source, situation, { wants: "text", indent }).text ?? "null";

/** What a policy's expression decides, and the messages it leaves. */
export function decide(source: string, situation: Situation, callPolicy: CallPolicy): { passing: boolean; messages: string[] } {
    const { passing = false, isNone = false, messages } = run(source, situation, { wants: "decision" }, callPolicy);
    if (isNone) situation.log?.push({ event: "Expression policy returned None", log_level: "warning" });
    return { passing, messages };
}

/**
 * Does `work`, which runs an expression. A request that needs Python before it is loaded is taken back and answered anew once it is; one that
 * has committed something already cannot be, and waits where it stands.
 */
export const whenPythonIsThere = <T>(call: Call, work: () => T): T | Promise<T> => (call.hasCommitted ? whileHeld(call, work) : work());

const noPolicies: CallPolicy = () => {
    throw new StoreError("ValueError", "Only policies call policies.");
};

function run(source: string, situation: Situation, wanted: JsonObject, callPolicy = noPolicies): Answered {
    const { call, plan, context, name, user, target, isTest, names } = situation;
    // What ends the request (Python that is not loaded, a defect) passes through Python, and ends it there whoever catches it.
    let ending: unknown;
    const answer = (question: string): string => {
        try {
            const [asked, given] = JSON.parse(markNumbers(question)) as [string, Arguments];
            // What a visitor sends is told apart: its texts are never numbers.
            if (asked === "http") return JSON.stringify({ value: toldRequest(call) });
            return jsonText({ value: reply(call, asked, given, callPolicy) ?? null });
        } catch (error) {
            if (error instanceof StoreError) return JSON.stringify({ error: { type: error.type, message: error.message } });
            ending = error;
            return "{}";
        }
    };
    const request = {
        ...wanted,
        source,
        name,
        context,
        user,
        isTest: isTest ?? false,
        plan: plan?.context ?? null,
        target: target ?? null,
        tenant: currentTenant(call).pk ?? null,
        names: names ?? {},
        place: placeOf(call.incoming.ip) ?? null,
    };
    const told = jsonText(request);
    const inPython = ({ answer, passing }: Watched) => {
        const seen = <T>(value: T): T => (passing(), value);
        const surroundings = { now: () => seen(call.random.now()), measured: passing, random: (length: number) => seen(call.random.bytes(length)) };
        return python().call(`{"run":${told}}`, { answer, surroundings });
    };
    // Errors may be those of a moment (time, memory).
    const mayBeTold = (answered: string) => ending === undefined && !answered.startsWith('{"error"');
    const answered = asked(() => runUnlessKnown(told, answer, inPython, mayBeTold), situation);
    if (ending !== undefined) throw ending;
    const { error, ...left } = JSON.parse(markNumbers(answered)) as Answered;
    for (const line of left.log) situation.log?.push(line);
    if (plan && left.plan) plan.context = left.plan;
    if (error) throw new ExpressionError(error.type, error.message, error.traceback);
    return left;
}

function reply(call: Call, asked: string, given: Arguments, callPolicy: CallPolicy): Json {
    if (asked === "call_policy") {
        const { passing, messages } = callPolicy(String(given.name), given.context as JsonObject);
        return { passing, messages: [...messages] };
    }
    if (asked === "send") return exchange(call, given);
    const question = own(storeQuestions, asked) ?? own(worldQuestions, asked);
    return question!(call, given);
}

/** What Python died of, and that there is none, are errors of the expression. */
function asked(work: () => string, { name }: Situation): string {
    try {
        return work();
    } catch (error) {
        if (error instanceof NotReady) throw error;
        if (error instanceof NoPython) throw new ExpressionError("RuntimeError", error.message, error.message);
        if (!(error instanceof LostInterpreter)) throw error;
        const [type, message] = {
            depth: ["RecursionError", "maximum recursion depth exceeded"] as const,
            memory: ["MemoryError", "This expression needs more memory than an expression may have."] as const,
            time: ["TimeLimit", "This expression ran for longer than an expression may, and was stopped."] as const,
        }[error.reason];
        throw new ExpressionError(type, message, `Traceback (most recent call last):\n  File "${name}"\n${type}: ${message}`);
    }
}
