import type { Call } from "#kernel/http/call.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import { isObject } from "#kernel/store/validate.ts";
import { LOGIN } from "./session-keys.ts";

/** When and how the user of a session signed in. */
export type Login = {
    /** Whole seconds since the epoch. */
    readonly at: number;
    /** `password`, `auth_webauthn_pwl` … */
    readonly method: string;
    /** A second factor was asked for, and answered. */
    readonly hasSecondFactor: boolean;
};

/** Notes in the session how its user has just signed in. */
export function noteLogin({ session, random }: Call, { auth_method, auth_method_args }: JsonObject): void {
    const devices = isObject(auth_method_args) ? auth_method_args.mfa_devices : undefined;
    session.set(LOGIN, {
        at: Math.floor(random.now() / 1000),
        method: String(auth_method ?? ""),
        hasSecondFactor: Array.isArray(devices) && devices.length > 0,
    });
}

/** How the user of this session signed in; undefined where nobody did here, or where somebody acts as another. */
export function loginOf({ session, principal }: Call, user: number): Login | undefined {
    const isOwn = session.user === user && (principal === null || principal.pk === user);
    return isOwn ? session.get<Login>(LOGIN) : undefined;
}
