import { gives, type ResponseType } from "../authorize/request.ts";
import { UnsupportedResponseType } from "../errors.ts";

/** Response types whose answer holds no access token, and whose ID token proves that its code was not exchanged (`c_hash`). */
export const isFrontSafe = (type: string): boolean => gives(type, "code") && !gives(type, "token");

/** RFC 9700 2.1.2: no access token travels through the browser, and the implicit flow is gone. */
export function refuseFrontTokens({ responseType }: { responseType: ResponseType }): void {
    if (!isFrontSafe(responseType)) throw new UnsupportedResponseType();
}
