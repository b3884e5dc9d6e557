import type { Call } from "#kernel/call.ts";
import type { JsonObject, Key } from "#kernel/models.ts";
import { currentTenant } from "#mock/apps/tenants/tenant.resource.ts";
import { SyntaxFault } from "#mock/python/lexer.ts";
import { runPython } from "#mock/python/python.ts";
import { asString, PyError, PyObject, truth, type Value } from "#mock/python/values.ts";
import { contextValues, keepable } from "./context-values.ts";
import { helpers, modules } from "./helpers.ts";
import { ipAddress } from "./ip-address.ts";
import type { LogLine } from "./log-line.ts";
import { found, userSubject } from "./subjects.ts";

export { toJson } from "./to-json.ts";

/** A plan whose context an expression may change: `context["flow_plan"].context["x"] = 1`. */
export interface Planned {
    context: JsonObject;
}

/** For whom an expression runs, and what it is told. */
export interface Situation {
    readonly call: Call;
    /** Null for a visitor. */
    readonly user: number | null;
    readonly context: JsonObject;
    readonly plan?: Planned;
    /** Key of the binding model that the policy is asked for. */
    readonly target?: Key;
    /** Collects what the expression logs. */
    readonly log?: LogLine[];
    readonly names?: Record<string, Value>;
    readonly isTest?: boolean;
}

/** The names that expressions of every kind have, and what of them is the plan's. */
function environment({ call, user, context, plan, target, names, isTest, log }: Situation): { names: Record<string, Value>; planned: Record<string, Value> } {
    const planned = plan ? contextValues(call, plan.context) : {};
    // What a plan knows is the same object in `context`: a change inside it is a change of the plan.
    const known = { ...contextValues(call, context), ...planned };
    if (plan) known.flow_plan = new PyObject("FlowPlan", { context: planned });
    const httpRequest = new PyObject("WSGIRequest", {
        user: userSubject(call, call.principal?.pk ?? null),
        path: call.url.pathname,
        method: call.method,
        GET: Object.fromEntries(call.url.searchParams),
        POST: {},
        META: requestMeta(call),
        headers: Object.fromEntries(call.incoming.request.headers),
        session: {},
        tenant: new PyObject("Tenant", { ...tenantValues(call) }),
    });
    const request = new PyObject("PolicyRequest", {
        user: userSubject(call, user),
        context: known,
        http_request: httpRequest,
        obj: found(call, "authentik_policies.policybindingmodel", target ?? null),
        debug: isTest ?? false,
    });
    return {
        planned,
        names: {
            ...helpers(call, user, log),
            request,
            user: request.get("user")!,
            context: known,
            http_request: httpRequest,
            ak_client_ip: ipAddress(call.incoming.ip),
            ak_is_sso_flow: known.is_sso ?? false,
            ...names,
        },
    };
}

/** The headers of a request under the names that WSGI gives them. */
const requestMeta = (call: Call): Record<string, Value> => ({
    REMOTE_ADDR: call.incoming.ip,
    REQUEST_METHOD: call.method,
    PATH_INFO: call.url.pathname,
    QUERY_STRING: call.url.search.slice(1),
    ...Object.fromEntries([...call.incoming.request.headers].map(([name, value]) => [`HTTP_${name.toUpperCase().replaceAll("-", "_")}`, value])),
});

function tenantValues(call: Call): Record<string, Value> {
    const { domain, title, attributes } = currentTenant(call);
    return { domain, branding_title: title, attributes: structuredClone(attributes) as Value };
}

/** Runs a mapping, the placeholder of a prompt, or a policy's body. Throws PyError with the language's own text. */
export function evaluate(expression: string, situation: Situation): Value {
    const { names, planned } = environment(situation);
    try {
        return runPython(expression, names, modules(situation.call));
    } catch (error) {
        if (error instanceof SyntaxFault) throw new PyError("SyntaxError", error.message);
        throw error;
    } finally {
        const { call, plan } = situation;
        if (plan) plan.context = Object.fromEntries(Object.entries(planned).map(([name, value]) => [name, keepable(call, value)]));
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
        ak_message: ([text]) => void messages.push(asString(text ?? null)) as unknown as null,
        ak_call_policy: ([name], more) => callPolicy(asString(name ?? null), keepable(situation.call, { ...more }) as JsonObject),
    };
    const value = evaluate(expression, { ...situation, names: { ...names, ...situation.names } });
    if (value === null) situation.log?.push({ event: "Expression policy returned None", log_level: "warning" });
    return { passing: truth(value), messages };
}
