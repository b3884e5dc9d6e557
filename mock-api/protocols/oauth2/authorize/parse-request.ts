import type { Call } from "#kernel/http/call.ts";
import { notFound } from "#kernel/base/errors.ts";
import type { Parameters } from "./request.ts";

/** The parameters of the address: an address without any asks for nothing (RFC 6749 4.1.1). */
export function parseRequest({ call }: { call: Call }): { parameters: Parameters } {
    const parameters = call.query;
    if (!parameters.names.length) throw notFound("Applications send people here with their request; there is none.");
    return { parameters };
}
