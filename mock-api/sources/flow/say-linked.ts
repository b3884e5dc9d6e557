import type { Call } from "#kernel/http/call.ts";
import type { Key } from "#kernel/base/models.ts";
import { say } from "#mock/notifications/say.ts";

/** Tells somebody that they can sign in through a source from now on. */
export function sayLinked(call: Call, source: Key): void {
    say(call, "success", `${call.db.row("authentik_core.source", source)?.name} is connected to your account.`);
}
