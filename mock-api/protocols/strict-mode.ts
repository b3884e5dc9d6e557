import type { Call } from "#kernel/http/call.ts";
import type { Endpoint } from "#kernel/http/endpoint.ts";
import { setting } from "#mock/apps/core/settings.model.ts";

/*
 * RFC 9700 in two columns. What the original does stands in the ordinary lists of checks, with its holes closed; what the RFC asks for
 * besides would break clients that work with the original, and stands in lists of its own, which `inStrictMode` puts beside them.
 */

/** Key of the setting, and the variable that turns it on for as long as a server runs (`serve --strict`). */
const [SETTING, VARIABLE] = ["strict", "AUTHENTIK_SANDBOX_STRICT"] as const;

type Installation = Pick<Call, "db" | "environment">;

/** Whether whoever started the server has decided it. */
export const isForced = ({ environment }: Installation): boolean => environment[VARIABLE] === "true";

export const isStrict = (call: Installation): boolean => isForced(call) || setting(call.db, SETTING) === true;

export function setStrict({ db }: Installation, value: boolean): void {
    if (db.find("sandbox.setting", SETTING)) db.update("sandbox.setting", SETTING, { value });
    else db.create("sandbox.setting", { pk: SETTING, value });
}

/** An endpoint that answers by the list of `strict` in strict mode, and by its own else. */
export const inStrictMode = (strict: Endpoint, ordinary: Endpoint): Endpoint => ({
    ...ordinary,
    answer: (call) => (isStrict(call) ? strict : ordinary).answer(call),
});
