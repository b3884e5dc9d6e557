import type { Call } from "#kernel/http/call.ts";
import { requireAdministrator } from "#kernel/http/checks.ts";
import { endpoint } from "#kernel/http/endpoint.ts";
import { apiErrors } from "#kernel/http/error-shapes.ts";
import { invalidFields, REQUIRED } from "#kernel/base/errors.ts";
import { ok } from "#kernel/http/operation.ts";
import { byTokenOrSession } from "#mock/apps/core/identity.ts";
import { broken } from "./breaks.ts";
import { isForced, isStrict, setStrict } from "../../strict-mode.ts";

const spec = { authenticate: byTokenOrSession, errors: apiErrors };

const tell = ({ call }: { call: Call }): Response => ok({ is_strict: isStrict(call), is_forced: isForced(call), providers: broken(call) });

function change({ call }: { call: Call }): void {
    const { is_strict } = call.body();
    if (is_strict === undefined) throw invalidFields({ is_strict: [REQUIRED] });
    if (typeof is_strict !== "boolean") throw invalidFields({ is_strict: ["Must be a valid boolean."] });
    if (isForced(call) && !is_strict) throw invalidFields({ is_strict: ["The server was started with --strict."] });
    setStrict(call, is_strict);
}

/** `/-/sandbox/strict/` for administrators: whether strict mode is on, whose clients break in it and why; by PUT `{ is_strict }`, it goes on or off. */
export const strictPages = [
    endpoint("GET /-/sandbox/strict/", spec, [requireAdministrator, tell]),
    endpoint("PUT /-/sandbox/strict/", spec, [requireAdministrator, change, tell]),
];
