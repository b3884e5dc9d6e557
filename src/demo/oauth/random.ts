import { sha256 } from "@noble/hashes/sha2.js";
import { base64url } from "jose";

/** 256 bits that nobody guesses, in 43 letters: a state, a nonce, a code verifier (RFC 7636 4.1). */
export const secretText = (): string => base64url.encode(crypto.getRandomValues(new Uint8Array(32)));

const digest = (text: string): Uint8Array => sha256(new TextEncoder().encode(text));

/** RFC 7636 4.2: what a verifier is promised by. Not by `crypto.subtle`, which plain http from another machine does not have. */
export const challengeOf = (verifier: string): string => base64url.encode(digest(verifier));

/** OpenID Connect Core 3.1.3.6: the left half of a token's hash. */
export const halfHash = (token: string): string => base64url.encode(digest(token).slice(0, 16));
