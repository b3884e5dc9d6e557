import type { Call } from "#kernel/http/call.ts";
import { keepingWrites } from "#kernel/base/errors.ts";
import { ExpiringMap } from "#kernel/base/expiring-map.ts";
import { whileLoaded } from "#kernel/store/memo.ts";
import type { Json } from "#kernel/base/models.ts";
import { isObject } from "#kernel/store/validate.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { begun, checkBegun } from "../flow/begun.ts";
import { SignInFailed } from "../refusal.ts";
import { REMEMBERED_MS } from "./answer.ts";
import type { SamlSource } from "./source.ts";

/** Where the session keeps the request that an answer has to name. */
const REQUEST = "authentik/sources/saml/request_id";

/** Begins a sign-in; one that was begun before ends. Gives the id of its request. */
export function begin(call: Call, source: SamlSource): string {
    const { random, session } = call;
    const id = `_${random.uuid().replaceAll("-", "")}`;
    session.set(REQUEST, { id, source: source.pk, ...begun(call) });
    return id;
}

/** Whether this browser waits for an answer of this source. */
export const isWaiting = ({ session }: Call, source: SamlSource): boolean => {
    const kept = session.get<Json>(REQUEST);
    return isObject(kept) && kept.source === source.pk;
};

/** The request that an answer has to be to, once. Throws SignInFailed. */
export function finish(call: Call, source: SamlSource): string {
    const kept = call.session.get<Json>(REQUEST);
    if (!isObject(kept) || kept.source !== source.pk || typeof kept.id !== "string") throw new SignInFailed("state");
    call.session.delete(REQUEST);
    checkBegun(call, kept);
    return kept.id;
}

/** Assertions that came unasked: each counts once, for longer than any is good for. */
const seen = whileLoaded(() => new ExpiringMap<true>(REMEMBERED_MS));

/** Takes an assertion that nobody asked for. Throws SignInFailed for one that was there before, with an event: somebody may have stolen it. */
export function takeOnce(call: Call, source: SamlSource, assertion: string): void {
    const { db, random } = call;
    const name = `${source.pk} ${assertion}`;
    if (seen(db).get(name, random.now())) {
        writeEvent(call, "suspicious_request", "authentik.events.middleware", { message: `An assertion of ${source.name} was used before.` });
        throw keepingWrites(new SignInFailed("state", "It was used before."));
    }
    seen(db).set(name, true, random.now());
}
