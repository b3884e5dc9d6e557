import type { Call } from "./call.ts";
import { denied } from "#kernel/base/errors.ts";

/** Administrators only. */
export function requireAdministrator({ call }: { call: Call }): void {
    if (!call.isSuperuser) throw denied();
}
