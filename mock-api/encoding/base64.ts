/** Bytes per step: more arguments would not fit on the stack. */
const CHUNK = 8192;

/** RFC 4648 section 4, with padding. */
export function base64(bytes: Uint8Array): string {
    let binary = "";
    for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
    return btoa(binary);
}

/** The bytes of either alphabet, with or without padding; blanks and line breaks are ignored. Throws for anything else. */
export const base64ToBytes = (text: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(atob(text.replaceAll(/\s/g, "").replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));

/** RFC 4648 section 5, without padding: as URLs and JOSE have it. */
export const base64url = (bytes: Uint8Array): string => base64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
