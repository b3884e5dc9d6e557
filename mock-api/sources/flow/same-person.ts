import type { Call } from "#kernel/call.ts";
import type { Json } from "#kernel/models.ts";
import { SignInFailed } from "../refusal.ts";

/** Who begins a sign-in: a user's key where it is there to connect them, null for nobody. */
export const whoBegins = ({ principal }: Call): number | null => principal?.pk ?? null;

/**
 * Whoever began is still the one who is signed in, or still nobody is. Otherwise an account would be connected with somebody who never asked for it:
 * who signs in while the window of a source is open, or after somebody else at the same machine. Throws SignInFailed.
 */
export function checkSamePerson(call: Call, by: Json): void {
    if (by !== whoBegins(call)) throw new SignInFailed("person");
}
