import type { Call } from "#kernel/http/call.ts";
import { isExpired } from "#mock/apps/core/token.resource.ts";
import type { DeviceToken } from "#mock/apps/providers/device-token.resource.ts";

/** Digits of a user code. */
const LENGTH = 9;

/** The device that shows this code and still waits. Leading zeros may be missing: the code travels as a number. */
export function waitingDevice({ db, random }: Call, code: string): DeviceToken | undefined {
    const device = /^\d{1,9}$/.test(code) ? db.by("authentik_providers_oauth2.devicetoken", "user_code", code.padStart(LENGTH, "0")) : undefined;
    return device && device.user === null && !isExpired(device, random.now()) ? device : undefined;
}

/** Key under which the session keeps the code that its user has typed. */
export const TYPED = "authentik/oauth2/device_code_typed";
