import { gives, type ResponseType } from "../authorize/request.ts";
import { InvalidRequest } from "../errors.ts";

/** OpenID Connect Core 3.3.2.11: an ID token that travels through the browser names the request that it belongs to. */
export function requireNonce({ responseType, nonce }: { responseType: ResponseType; nonce: string | undefined }): void {
    if (gives(responseType, "id_token") && nonce === undefined) throw new InvalidRequest("An ID token in the answer needs a nonce.");
}
