import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { Call } from "#kernel/http/call.ts";
import type { Db } from "#kernel/store/db.ts";
import type { Json, JsonObject } from "#kernel/base/models.ts";
import { own } from "#kernel/base/own.ts";
import { asObject } from "#kernel/store/validate.ts";
import { uidOf } from "#mock/apps/core/user.resource.ts";
import { base64url } from "#mock/encoding/base64.ts";

/** Why a key's answer does not count. */
export class CeremonyError extends Error {}

/** How long a browser may ask its person, in ms. */
export const TIMEOUT_MS = 60_000;
/** Bytes of a challenge; WebAuthn level 2, 13.4.3 asks for 16 at least. */
const CHALLENGE_BYTES = 64;
/** Where the session keeps the challenge that the next answer must have signed. */
const CHALLENGE = "authentik/stages/authenticator_webauthn/challenge";

/** A challenge that nobody has seen, in place of the one before. */
export function newChallenge({ session, random }: Call): string {
    const challenge = base64url(random.bytes(CHALLENGE_BYTES));
    session.set(CHALLENGE, challenge);
    return challenge;
}

/** The challenge that was shown and is not answered yet, else a new one. */
export const openChallenge = (call: Call): string => call.session.get<string>(CHALLENGE) ?? newChallenge(call);

/** The challenge that was shown: it is used up. */
export function takeChallenge({ session }: Call): string | undefined {
    const challenge = session.get<string>(CHALLENGE);
    session.delete(CHALLENGE);
    return challenge;
}

/** The relying party's id: the host without its port. */
export const rpIdOf = ({ url }: Call): string => url.hostname;

/** What keys call their owner by. WebAuthn level 2, 5.4.3. */
export const userHandleOf = (db: Db, user: { readonly pk: number }): string => base64url(utf8ToBytes(uidOf(db, user)));

/** Where an answer has to come from, and which challenge it must have signed. */
export const expectations = (call: Call, challenge: string | undefined) => ({
    expectedChallenge: (signed: string) => {
        if (signed !== challenge) throw new CeremonyError("Client data challenge was not expected challenge");
        return true;
    },
    expectedOrigin: call.url.origin,
    expectedRPID: rpIdOf(call),
});

/** The library is loaded when the first key is used: most sandboxes never see one. */
async function library() {
    const loaded = await import("@simplewebauthn/server");
    // Nobody asks who has made a key; and by its list of makers the library would ask their servers, unbounded, whether a certificate was withdrawn.
    for (const identifier of ["android-key", "android-safetynet", "apple", "mds"] as const)
        loaded.SettingsService.setRootCertificates({ identifier, certificates: [] });
    return loaded;
}

/** Has the library check something; whatever it finds wrong, malformed data included, is said as a CeremonyError. */
export async function checked<T>(check: (library: typeof import("@simplewebauthn/server")) => Promise<T>): Promise<T> {
    const loaded = await library();
    try {
        return await check(loaded);
    } catch (error) {
        if (error instanceof CeremonyError || !(error instanceof Error)) throw error;
        // What is no CBOR of the right shape ends somewhere in the library, and deep nesting at the end of its stack.
        if (error instanceof TypeError || error instanceof RangeError) throw new CeremonyError("The data of the key cannot be read");
        throw new CeremonyError(error.message);
    }
}

/** A text that an answer must have. */
export function textIn(object: JsonObject, name: string): string {
    const value = own(object, name);
    if (typeof value !== "string") throw new CeremonyError(`${name} is missing`);
    return value;
}

/** What every answer of a key has, as the library takes it. */
export const envelope = (answer: JsonObject) => ({
    id: textIn(answer, "id"),
    rawId: textIn(answer, "rawId"),
    type: publicKey(answer["type"]),
    clientExtensionResults: {},
});

export const responseIn = (answer: JsonObject): JsonObject => asObject(answer["response"]);

function publicKey(type: Json): "public-key" {
    if (type !== "public-key") throw new CeremonyError("Only credentials of the type public-key are known");
    return type;
}
