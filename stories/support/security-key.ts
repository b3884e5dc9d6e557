/** What becomes of a question to the security key: there is none, nobody touches it, or it signs whatever it is given. */
export type Key = "none" | "waits" | "signs";

/** Puts this key into the browser of the story, in place of the one before. */
export function plugIn(key: Key): void {
    const { credentials } = navigator;
    if (key === "none") {
        // Those of the browser itself come to light.
        Reflect.deleteProperty(credentials, "create");
        Reflect.deleteProperty(credentials, "get");
        return;
    }
    const asked = (): Promise<Credential> => (key === "waits" ? new Promise(() => undefined) : Promise.resolve(credential()));
    Object.assign(credentials, { create: asked, get: asked });
}

/** A credential that proves nothing. */
function credential(): Credential {
    const bytes = new Uint8Array([1, 2, 3]).buffer;
    const response = { clientDataJSON: bytes, attestationObject: bytes, authenticatorData: bytes, signature: bytes, userHandle: null };
    const members = { id: "AQID", rawId: bytes, type: "public-key", response, getClientExtensionResults: () => ({}) };
    // Stages look whether it is one.
    return Object.create(PublicKeyCredential.prototype, Object.fromEntries(Object.entries(members).map(([name, value]) => [name, { value }])));
}
