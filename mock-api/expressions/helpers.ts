import type { Call } from "#kernel/call.ts";
import type { Json, JsonObject } from "#kernel/models.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { library, pythonRegex } from "./library.ts";
import type { LogLine } from "./log-line.ts";
import { groupsOf, type User } from "#mock/apps/core/user.resource.ts";
import type { Modules } from "#mock/python/interpreter.ts";
import { asString, isDict, PyError, type PyFunction, PyObject, represent, type Value } from "#mock/python/values.ts";
import { ipAddress, ipNetwork } from "./ip-address.ts";
import { toJson } from "./to-json.ts";
import { timeModules } from "./time.ts";
import { matches, subject } from "./subjects.ts";

const logger = (log: LogLine[] = []): PyObject =>
    new PyObject(
        "Logger",
        Object.fromEntries(
            ["debug", "info", "warning", "error"].map((level): [string, PyFunction] => [
                level,
                ([text], named) => void log.push({ event: asString(text ?? ""), log_level: level, ...plain(named) }) as unknown as null,
            ]),
        ),
    );

/** What is logged beside the text: as text, unless it is a plain value. */
const plain = (named: Readonly<Record<string, Value>>): JsonObject =>
    Object.fromEntries(
        Object.entries(named).map(([name, value]) => [name, ["string", "number", "boolean"].includes(typeof value) ? (value as Json) : represent(value)]),
    );

/** Names that every expression has. Source: authentik/lib/expression/evaluator.py. */
export const helpers = (call: Call, user: number | null, log?: LogLine[]): Record<string, Value> => ({
    regex_match: (args) => pythonRegex(args[1]).test(asString(args[0]!)),
    regex_replace: (args) => asString(args[0]!).replace(pythonRegex(args[1], "g"), asString(args[2]!).replace(/\\(\d)/g, "$$$1")),
    list_flatten: (args) => (Array.isArray(args[0]) ? (args[0][0] ?? null) : (args[0] ?? null)),
    ak_user_by: (_, named) => {
        const all = call.db.all("authentik_core.user").map((row) => subject(call, "authentik_core.user", row));
        try {
            return all.find((row) => matches(row, named)) ?? null;
        } catch {
            return null;
        }
    },
    ak_is_group_member: (args, named) => {
        const pk = args[0] instanceof PyObject ? (args[0].get("pk") as number | null) : null;
        const groups = pk === null ? [] : groupsOf(call.db, { pk } as User);
        return groups.some((group) => matches(subject(call, "authentik_core.group", group), named));
    },
    ak_user_has_authenticator: (args, named) => hasAuthenticator(call, args[0], args[1] ?? named.device_type ?? null),
    ak_create_event: ([action], named) => {
        writeEvent(
            call,
            `custom_${asString(action ?? "")}`,
            "authentik.policies.expression.evaluator",
            toJson(call, { ...named }) as JsonObject,
            user === null ? {} : { user },
        );
        return null;
    },
    ak_logger: logger(log),
    ip_address: (args) => ipAddress(asString(args[0]!)),
    ip_network: (args) => ipNetwork(asString(args[0]!)),
    requests: new PyObject("Session", {
        get: () => {
            throw new PyError("ConnectionError", "An expression of the sandbox reaches no network.");
        },
    }),
});

const DEVICES = {
    totp: "otp_totp.totpdevice",
    static: "otp_static.staticdevice",
    duo: "authentik_stages_authenticator_duo.duodevice",
    sms: "authentik_stages_authenticator_sms.smsdevice",
    webauthn: "authentik_stages_authenticator_webauthn.webauthndevice",
} as const;

/** Whether a user has a confirmed device: any, or of one kind. */
function hasAuthenticator({ db }: Call, user: Value | undefined, kind: Value): boolean {
    const pk = user instanceof PyObject ? user.get("pk") : null;
    return Object.entries(DEVICES).some(([name, model]) => (kind === null || kind === name) && db.where(model, "user", pk).some(({ confirmed }) => confirmed));
}

/** What an expression may import. */
export const modules = (call: Call): Modules => ({
    ...library,
    ...timeModules(call.random.now()),
    "json": {
        dumps: (args, named) => pythonJson(args[0] ?? null, named.indent === undefined || named.indent === null ? 0 : Number(named.indent)),
        loads: (args) => JSON.parse(asString(args[0]!)) as Value,
    },
    "uuid": { uuid4: () => call.random.uuid() },
    "random": { choice: (args) => (args[0] as Value[])[call.random.bytes(1)[0]! % (args[0] as Value[]).length]! },
    "authentik.core.models": {
        User: new PyObject("ModelBase", { objects: all(call, "authentik_core.user") }),
        Group: new PyObject("ModelBase", { objects: all(call, "authentik_core.group") }),
        USER_ATTRIBUTE_CHANGE_EMAIL: "goauthentik.io/user/can-change-email",
        USER_ATTRIBUTE_CHANGE_NAME: "goauthentik.io/user/can-change-name",
        USER_ATTRIBUTE_CHANGE_USERNAME: "goauthentik.io/user/can-change-username",
    },
    "authentik.lib.config": { CONFIG: new PyObject("ConfigLoader", { y: (args: readonly Value[]) => args[1] ?? null, y_bool: () => true }) },
});

function all(call: Call, model: "authentik_core.user" | "authentik_core.group"): PyObject {
    const rows = () => call.db.all(model).map((row) => subject(call, model, row));
    const filtered: PyFunction = (_, named) => rows().filter((row) => matches(row, named));
    return new PyObject("Manager", {
        all: rows,
        filter: ((args, named) => {
            const some = filtered(args, named) as PyObject[];
            return new PyObject("QuerySet", {
                first: () => some[0] ?? null,
                exists: () => some.length > 0,
                count: () => some.length,
                all: () => some,
                __iter__: () => some,
            });
        }) as PyFunction,
        get: ((args, named) => {
            const [first] = filtered(args, named) as PyObject[];
            if (!first) throw new PyError("DoesNotExist", "Matching query does not exist.");
            return first;
        }) as PyFunction,
    });
}

/** JSON as Python writes it: a blank after commas and colons, or lines of `indent` blanks. */
export function pythonJson(value: Value, indent = 0, level = 0): string {
    if (value === null || typeof value === "number" || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
    const [open, close, parts] = Array.isArray(value)
        ? ["[", "]", value.map((one) => pythonJson(one, indent, level + 1))]
        : ["{", "}", Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${pythonJson(member as Value, indent, level + 1)}`)];
    if (!Array.isArray(value) && !isDict(value)) throw new PyError("TypeError", `Object of type ${represent(value)} is not JSON serializable`);
    if (!parts.length) return open + close;
    if (!indent) return `${open}${parts.join(", ")}${close}`;
    const margin = " ".repeat(indent * (level + 1));
    return `${open}\n${margin}${parts.join(`,\n${margin}`)}\n${" ".repeat(indent * level)}${close}`;
}
