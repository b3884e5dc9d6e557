import type { Call } from "#kernel/call.ts";
import type { Json, JsonObject } from "#kernel/models.ts";
import { SyntaxFault } from "#mock/python/lexer.ts";
import { runPython } from "#mock/python/python.ts";
import { isDict, PyError, PyObject, represent, truth, typeName, type Value } from "#mock/python/values.ts";
import { describeModel, eventKey } from "#mock/apps/events/describe-model.ts";
import { helpers, modules } from "./helpers.ts";
import { userSubject } from "./subjects.ts";

/** For whom an expression runs, and what it is told. */
export interface Situation {
    readonly call: Call;
    /** Null for a visitor. */
    readonly user: number | null;
    readonly context: JsonObject;
    /** Written through: what `context["flow_plan"].context` is. */
    readonly plan?: Record<string, Json>;
    readonly names?: Record<string, Value>;
    readonly isTest?: boolean;
}

/** Keys of a plan's context that name users. */
const USERS = ["pending_user"];

/** The names that expressions of every kind have. */
function environment({ call, user, context, plan, names, isTest }: Situation): Record<string, Value> {
    const known = withUsers(call, context);
    if (plan) known.flow_plan = new PyObject("FlowPlan", { context: planContext(call, plan) });
    const httpRequest = new PyObject("WSGIRequest", {
        user: userSubject(call, call.principal?.pk ?? null),
        path: call.url.pathname,
        method: call.method,
        GET: Object.fromEntries(call.url.searchParams),
        META: {},
    });
    const request = new PyObject("PolicyRequest", {
        user: userSubject(call, user),
        context: known,
        http_request: httpRequest,
        obj: null,
        debug: isTest ?? false,
    });
    return {
        ...helpers(call),
        request,
        user: request.get("user")!,
        context: known,
        http_request: httpRequest,
        ak_client_ip: call.incoming.ip,
        ak_is_sso_flow: known.is_sso ?? false,
        ...names,
    };
}

function withUsers(call: Call, context: JsonObject): Record<string, Value> {
    const copy = structuredClone(context) as Record<string, Value>;
    for (const name of USERS) {
        const pk = (copy[name] as { pk?: number } | undefined)?.pk;
        if (typeof pk === "number") copy[name] = userSubject(call, pk);
    }
    return copy;
}

/** A plan's context that can be read and written; users are kept by their keys. */
function planContext(call: Call, plan: Record<string, Json>): PyObject {
    const read = (name: Value): Value => withUsers(call, { [String(name)]: plan[String(name)] })[String(name)] ?? null;
    return new PyObject("dict", {
        __getitem__: ([name]: readonly Value[]) => {
            if (!Object.hasOwn(plan, String(name))) throw new PyError("KeyError", represent(name ?? null));
            return read(name!);
        },
        __setitem__: ([name, value]: readonly Value[]) => {
            const isUser = value instanceof PyObject && value.get("__model__") === "authentik_core.user";
            plan[String(name)] = isUser ? { pk: value.get("pk") as number } : (toJson(call, value ?? null) as Json);
            return null;
        },
        __contains__: ([name]: readonly Value[]) => Object.hasOwn(plan, String(name)),
        __iter__: () => Object.keys(plan),
        get: ([name, fallback]: readonly Value[]) => (Object.hasOwn(plan, String(name)) ? read(name!) : (fallback ?? null)),
    });
}

/** Runs a mapping or the placeholder of a prompt. Throws PyError with the language's own text. */
export function evaluate(expression: string, situation: Situation): Value {
    try {
        return runPython(expression, environment(situation), modules(situation.call));
    } catch (error) {
        if (error instanceof SyntaxFault) throw new PyError("SyntaxError", error.message);
        throw error;
    }
}

/** What a policy's expression decides, and the messages it leaves. */
export function decide(
    expression: string,
    situation: Situation,
    callPolicy: (name: string, context: JsonObject) => Value,
): { passing: boolean; messages: string[] } {
    const messages: string[] = [];
    const names: Record<string, Value> = {
        ak_message: ([text]) => void messages.push(String(text)) as unknown as null,
        ak_call_policy: ([name], more) => callPolicy(String(name), toJson(situation.call, { ...more }) as JsonObject),
    };
    const value = evaluate(expression, { ...situation, names: { ...names, ...situation.names } });
    return { passing: truth(value), messages };
}

/** A value as events and answers tell it: rows as references, members of lists that say nothing left out. */
export function toJson(call: Call, value: Value): Json {
    if (value === null || typeof value === "boolean" || typeof value === "number" || typeof value === "string") return value;
    if (Array.isArray(value) || value instanceof Set) return [...value].filter(truth).map((one) => toJson(call, one));
    if (value instanceof PyObject) {
        const model = value.get("__model__");
        if (typeof model !== "string") throw new PyError("TypeError", `Object of type ${value.type} is not JSON serializable`);
        if (model === "authentik_core.user")
            return { username: value.get("username") as string, pk: value.get("pk") as number, email: value.get("email") as string };
        const row = call.db.find(model as never, value.get("pk") as string);
        return row ? describeModel(call, model, row) : { pk: eventKey(value.get("pk") as string) };
    }
    if (isDict(value)) return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, toJson(call, member)]));
    throw new PyError("TypeError", `Object of type ${typeName(value)} is not JSON serializable`);
}
