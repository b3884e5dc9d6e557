import type { Call } from "#kernel/http/call.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import { MINUTE_MS } from "#mock/encoding/time.ts";
import { SignInFailed } from "../refusal.ts";

/** How long somebody may take at the other side. */
const PATIENCE_MS = 15 * MINUTE_MS;

/** A user's key where they are there to be connected, null for nobody. */
const whoIsThere = ({ principal }: Call): number | null => principal?.pk ?? null;

/** When a sign-in with a source was begun, and by whom: kept with what its answer has to name. */
export const begun = (call: Call): { readonly at: number; readonly by: number | null } => ({ at: call.random.now(), by: whoIsThere(call) });

/**
 * It was begun not too long ago, and whoever began is still the one who is signed in, or still nobody is. Otherwise an account would be connected with somebody
 * who never asked for it: who signs in while the window of a source is open, or after somebody else at the same machine. Throws SignInFailed.
 */
export function checkBegun(call: Call, { at, by }: JsonObject): void {
    if (call.random.now() - Number(at) > PATIENCE_MS) throw new SignInFailed("late");
    if (by !== whoIsThere(call)) throw new SignInFailed("person");
}
