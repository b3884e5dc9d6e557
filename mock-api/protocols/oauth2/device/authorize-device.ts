import type { Call } from "#kernel/http/call.ts";
import type { Db } from "#kernel/store/db.ts";
import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { oauthErrors, ProtocolError } from "#kernel/http/error-shapes.ts";
import { milliseconds, timestamp } from "#kernel/store/formats.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";
import { InvalidClient } from "../errors.ts";
import { applicationOf, providerByClient, scopesIn } from "../provider.ts";
import { unkept } from "../token/answer.ts";
import { mayAskAgain } from "./throttle.ts";

const DEVICE = "authentik_providers_oauth2.devicetoken";
/** Letters and digits of what the device keeps; digits of what its user types. */
const [DEVICE_LENGTH, USER_LENGTH] = [128, 9] as const;
/** Seconds that a device waits between two questions (RFC 8628 3.2). */
const INTERVAL = 5;

/** Few codes are good at a time, so that nobody guesses one: each address gets 20 an hour (RFC 8628 5.1). */
function throttle({ call }: { call: Call }): void {
    if (!mayAskAgain(call)) throw new ProtocolError("temporarily_unavailable", "Too many devices have asked from this address. Try again in an hour.", 429);
}

/** A device has no secret that it could keep: its client is believed by its id. */
function findClient({ call, db }: { call: Call; db: Db }): { provider: OAuth2Provider } {
    const id = call.form.get("client_id");
    const provider = typeof id === "string" ? providerByClient(db, id) : undefined;
    if (!provider || !applicationOf(db, provider)) throw new InvalidClient();
    return { provider };
}

function answer({ call, db, provider }: { call: Call; db: Db; provider: OAuth2Provider }): Response {
    const { random } = call;
    const life = milliseconds(provider.access_code_validity);
    const scope = call.form.get("scope");
    const { device_code, user_code } = db.create(DEVICE, {
        provider: provider.pk,
        user: null,
        scope: scopesIn(typeof scope === "string" ? scope : undefined),
        device_code: random.text(DEVICE_LENGTH),
        user_code: newUserCode(call),
        expires: timestamp(random.now() + life),
    });
    const verification_uri = call.absolute("/device");
    return unkept({
        device_code,
        verification_uri,
        verification_uri_complete: `${verification_uri}?code=${user_code}`,
        user_code,
        expires_in: Math.floor(life / 1000),
        interval: INTERVAL,
    });
}

/** Nine digits that no other device shows. */
function newUserCode({ db, random }: Call): string {
    for (;;) {
        const digits = [...random.bytes(USER_LENGTH * 2)].filter((byte) => byte < 250).map((byte) => byte % 10);
        const code = digits.slice(0, USER_LENGTH).join("");
        if (code.length === USER_LENGTH && !db.by(DEVICE, "user_code", code)) return code;
    }
}

/** RFC 8628 3.1. */
export const authorizeDevice = endpoint("POST /application/o/device/", { authenticate: byNobody, errors: oauthErrors }, [throttle, findClient, answer]);
