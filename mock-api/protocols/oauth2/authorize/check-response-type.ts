import { InvalidRequest, UnsupportedResponseType } from "../errors.ts";
import { gives, isResponseType, type Parameters, type ResponseType } from "./request.ts";

/** OAuth 2.0 Multiple Response Types 3 and 5: one of the six; tokens are not sent in a query. */
export function checkResponseType({ parameters }: { parameters: Parameters }): { responseType: ResponseType } {
    const responseType = parameters.get("response_type");
    if (!isResponseType(responseType)) throw new UnsupportedResponseType();
    const isFront = gives(responseType, "token") || gives(responseType, "id_token");
    if (isFront && parameters.get("response_mode") === "query") throw new InvalidRequest("Tokens cannot be sent in a query: use fragment or form_post.");
    return { responseType };
}
