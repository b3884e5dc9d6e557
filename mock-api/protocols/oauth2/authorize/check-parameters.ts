import { refuseRepeated } from "#kernel/http/parameters.ts";
import { RequestNotSupported, RequestUriNotSupported } from "../errors.ts";
import type { Parameters } from "./request.ts";

/** RFC 6749 3.1: nothing twice, save `resource` (RFC 8707 2). OpenID Connect Core 6: requests as objects are not taken. */
export function checkParameters({ parameters }: { parameters: Parameters }): void {
    refuseRepeated(parameters, ["resource"]);
    if (parameters.has("request")) throw new RequestNotSupported();
    if (parameters.has("request_uri")) throw new RequestUriNotSupported();
}
