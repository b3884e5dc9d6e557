import { InvalidRequest } from "../errors.ts";
import { isImplicit, type Parameters, type ResponseType } from "./request.ts";

/** OpenID Connect Core 3.2.2.1: the implicit flow needs a nonce; a state stands in for it, as in the original. */
export function checkNonce({ parameters, responseType }: { parameters: Parameters; responseType: ResponseType }): { nonce: string | undefined } {
    const nonce = parameters.get("nonce") || undefined;
    if (nonce !== undefined || !isImplicit(responseType)) return { nonce };
    const state = parameters.get("state") || undefined;
    if (state === undefined) throw new InvalidRequest("The implicit flow needs a nonce.");
    return { nonce: state };
}
