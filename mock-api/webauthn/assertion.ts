import type { Call } from "#kernel/http/call.ts";
import type { JsonObject, Models } from "#kernel/base/models.ts";
import { base64ToBytes } from "#mock/encoding/base64.ts";
import {
    CeremonyError,
    checked,
    envelope,
    expectations,
    openChallenge,
    responseIn,
    rpIdOf,
    takeChallenge,
    textIn,
    TIMEOUT_MS,
    userHandleOf,
} from "./ceremony.ts";

export type Key = Models["authentik_stages_authenticator_webauthn.webauthndevice"];

/** The key has signed more often, or less, than it says: there is a copy of it. WebAuthn level 2, 6.1.1. */
export class ClonedKey extends CeremonyError {}

/** What a browser is told to prove one of these keys by; without any it offers those that it knows for this host. WebAuthn level 2, 5.5. */
export const assertionOptions = (call: Call, keys: readonly Key[], userVerification: string): JsonObject => ({
    challenge: openChallenge(call),
    timeout: TIMEOUT_MS,
    rpId: rpIdOf(call),
    allowCredentials: keys.map(({ credential_id: id }) => ({ id, type: "public-key" })),
    userVerification,
});

/** The key that an answer names; undefined: nobody here has it. */
export const keyNamed = ({ db }: Call, answer: JsonObject): Key | undefined =>
    typeof answer["id"] === "string" && answer["id"] !== ""
        ? db.all("authentik_stages_authenticator_webauthn.webauthndevice").find(({ credential_id }) => credential_id === answer["id"])
        : undefined;

/** Checks that a key has signed the challenge that was shown, and counts it. WebAuthn level 2, 7.2. Throws CeremonyError. */
export async function proveKey(call: Call, key: Key, answer: JsonObject, requireUserVerification: boolean): Promise<void> {
    const challenge = takeChallenge(call);
    const { userHandle = null } = responseIn(answer);
    // Step 6: a key that keeps its owner must keep the one that it is known by here.
    if (userHandle !== null && userHandle !== userHandleOf(call.db, call.db.get("authentik_core.user", key.user)))
        throw new CeremonyError("The key says that it is somebody else's");
    const { verified, authenticationInfo } = await checked((library) => {
        const response = responseIn(answer);
        return library.verifyAuthenticationResponse({
            response: {
                ...envelope(answer),
                response: {
                    clientDataJSON: textIn(response, "clientDataJSON"),
                    authenticatorData: textIn(response, "authenticatorData"),
                    signature: textIn(response, "signature"),
                },
            },
            ...expectations(call, challenge),
            // The count is looked at below, once the signature holds: anybody could write one.
            credential: { id: key.credential_id, publicKey: base64ToBytes(key.public_key), counter: 0 },
            requireUserVerification,
        });
    });
    if (!verified) throw new CeremonyError("The signature does not match");
    const { newCounter } = authenticationInfo;
    // Keys that do not count say 0 each time.
    if ((newCounter > 0 || key.sign_count > 0) && newCounter <= key.sign_count)
        throw new ClonedKey(`The key has counted to ${newCounter}, but was at ${key.sign_count} before: there is a copy of it`);
    call.db.link("authentik_stages_authenticator_webauthn.webauthndevice", key.pk, { sign_count: newCounter });
}
