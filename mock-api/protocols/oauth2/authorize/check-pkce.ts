import { InvalidRequest } from "../errors.ts";
import type { Parameters } from "./request.ts";

/** What a code's owner has to answer (RFC 7636 4.3). */
export interface Pkce {
    readonly challenge: string;
    readonly method: "plain" | "S256";
}

/** RFC 7636 4.3: a challenge is plain unless it says otherwise (D-413); a method without one means nothing. */
export function checkPkce({ parameters }: { parameters: Parameters }): { pkce: Pkce | undefined } {
    const challenge = parameters.get("code_challenge") || undefined;
    if (challenge === undefined) return { pkce: undefined };
    const method = parameters.get("code_challenge_method") || "plain";
    if (method !== "plain" && method !== "S256") throw new InvalidRequest("Only the code challenge methods plain and S256 are supported.");
    return { pkce: { challenge, method } };
}
