/* Bytes travel as base64url without padding (RFC 4648 section 5); WebAuthn Level 2 section 5 names the members. */

export const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));

export const fromBytes = (bytes: ArrayBuffer): string =>
    btoa(String.fromCharCode(...new Uint8Array(bytes)))
        .replaceAll("+", "-")
        .replaceAll("/", "_")
        .replaceAll("=", "");

/** What a browser cannot use security keys for: it wants a name, and a page that nobody can have changed on its way. WebAuthn level 2, 5.1.2. */
export type Obstacle = "address" | "insecure";

/** Why a page cannot ask for a key of this relying party; undefined where it can. */
export function obstacle(rpId: unknown, isSecure: boolean): Obstacle | undefined {
    if (typeof rpId === "string" && /^[\d.]+$|:/.test(rpId)) return "address";
    return isSecure ? undefined : "insecure";
}

/** The same page by the name of this machine, where its address is one of this machine. */
export const byName = (address: string): string | undefined => {
    const url = new URL(address);
    if (!/^127\.|^\[::1\]$/.test(url.hostname)) return undefined;
    url.hostname = "localhost";
    return url.href;
};

type Json = Record<string, unknown>;
const record = (value: unknown): Json => (typeof value === "object" && value !== null ? { ...value } : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const bytesOf = (value: unknown): Uint8Array<ArrayBuffer> => toBytes(typeof value === "string" ? value : "");
const withBytes = (credential: unknown): Json => ({ ...record(credential), id: bytesOf(record(credential)["id"]) });

/** The relying party's id of options of either ceremony. */
export const rpIdOf = (options: unknown): unknown => record(options)["rpId"] ?? record(record(options)["rp"])["id"];

/** Options for `navigator.credentials.get` from what the server sent. */
export const requestOptions = (challenge: unknown): PublicKeyCredentialRequestOptions => {
    const options = record(challenge);
    return {
        ...options,
        challenge: bytesOf(options["challenge"]),
        allowCredentials: list(options["allowCredentials"]).map(withBytes) as unknown as PublicKeyCredentialDescriptor[],
    };
};

/** Options for `navigator.credentials.create`; the server encodes `user.id` as base64 of its text. */
export const creationOptions = (registration: unknown): PublicKeyCredentialCreationOptions => {
    const options = record(registration);
    return {
        ...options,
        challenge: bytesOf(options["challenge"]),
        user: withBytes(options["user"]),
        excludeCredentials: list(options["excludeCredentials"]).map(withBytes),
    } as unknown as PublicKeyCredentialCreationOptions;
};

/** What the server checks a sign-in by. */
export function assertion(credential: PublicKeyCredential): Json {
    const response = credential.response as AuthenticatorAssertionResponse;
    return {
        id: credential.id,
        rawId: fromBytes(credential.rawId),
        type: credential.type,
        assertionClientExtensions: JSON.stringify(credential.getClientExtensionResults()),
        response: {
            clientDataJSON: fromBytes(response.clientDataJSON),
            signature: fromBytes(response.signature),
            authenticatorData: fromBytes(response.authenticatorData),
            userHandle: null,
        },
    };
}

/** What the server registers. */
export function attestation(credential: PublicKeyCredential): Json {
    const response = credential.response as AuthenticatorAttestationResponse;
    return {
        id: credential.id,
        rawId: fromBytes(credential.rawId),
        type: credential.type,
        registrationClientExtensions: JSON.stringify(credential.getClientExtensionResults()),
        response: { clientDataJSON: fromBytes(response.clientDataJSON), attestationObject: fromBytes(response.attestationObject) },
    };
}
