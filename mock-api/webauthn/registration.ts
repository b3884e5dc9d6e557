import type { Call } from "#kernel/http/call.ts";
import type { JsonObject, Models } from "#kernel/base/models.ts";
import { base64 } from "#mock/encoding/base64.ts";
import type { User } from "#mock/apps/core/user.resource.ts";
import { currentTenant } from "#mock/apps/tenants/tenant.resource.ts";
import {
    CeremonyError,
    checked,
    envelope,
    expectations,
    newChallenge,
    responseIn,
    rpIdOf,
    takeChallenge,
    textIn,
    TIMEOUT_MS,
    userHandleOf,
} from "./ceremony.ts";

type Settings = Models["authentik_stages_authenticator_webauthn.authenticatewebauthnstage"];

/** COSE algorithms that are taken: ECDSA, EdDSA, RSASSA-PSS, RSASSA-PKCS1. IANA, COSE Algorithms. */
const ALGORITHMS = [-7, -8, -36, -37, -38, -39, -257, -258, -259];

/** What a browser is told to make a key by. WebAuthn level 2, 5.4. */
export function registrationOptions(call: Call, user: User, { user_verification, authenticator_attachment, resident_key_requirement }: Settings): JsonObject {
    return {
        rp: { name: currentTenant(call).title, id: rpIdOf(call) },
        user: { id: userHandleOf(call.db, user), name: user.username, displayName: user.name },
        challenge: newChallenge(call),
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: "public-key", alg })),
        timeout: TIMEOUT_MS,
        excludeCredentials: [],
        authenticatorSelection: {
            ...(authenticator_attachment ? { authenticatorAttachment: authenticator_attachment } : {}),
            residentKey: resident_key_requirement,
            requireResidentKey: resident_key_requirement === "required",
            userVerification: user_verification,
        },
        attestation: "none",
    };
}

/** Longest id of a key, in bytes. WebAuthn level 3, 7.1. */
const MAX_ID = 1023;
/** Bytes of a text in base64url, which has no padding. */
const lengthOf = (text: string): number => Math.floor((text.length * 3) / 4);

/** What is kept of a new key. */
export interface RegisteredKey {
    readonly credential_id: string;
    /** COSE, as base64. */
    readonly public_key: string;
    readonly sign_count: number;
    readonly rp_id: string;
}

/** Checks a browser's answer to the challenge that it was shown. WebAuthn level 2, 7.1. Throws CeremonyError. */
export async function registeredKey(call: Call, answer: JsonObject, requireUserVerification: boolean): Promise<RegisteredKey> {
    const challenge = takeChallenge(call);
    const { verified, registrationInfo } = await checked((library) => {
        const response = responseIn(answer);
        return library.verifyRegistrationResponse({
            response: {
                ...envelope(answer),
                response: { clientDataJSON: textIn(response, "clientDataJSON"), attestationObject: textIn(response, "attestationObject") },
            },
            ...expectations(call, challenge),
            requireUserVerification,
            supportedAlgorithmIDs: ALGORITHMS,
        });
    });
    if (!verified) throw new CeremonyError("The attestation does not hold");
    const { id, publicKey, counter } = registrationInfo.credential;
    if (lengthOf(id) > MAX_ID) throw new CeremonyError(`The id of the key is longer than ${MAX_ID} bytes`);
    return { credential_id: id, public_key: base64(publicKey), sign_count: counter, rp_id: rpIdOf(call) };
}
