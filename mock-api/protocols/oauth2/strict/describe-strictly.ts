import type { Json, JsonObject } from "#kernel/base/models.ts";
import { isFrontSafe } from "./refuse-front-tokens.ts";

/** Grants that strict mode does not take. */
const REFUSED: readonly Json[] = ["implicit", "password"];

const without = (list: Json, isRefused: (value: Json) => boolean): Json[] => (Array.isArray(list) ? list.filter((value) => !isRefused(value)) : []);

/** What discovery says in strict mode: nothing that would be refused, and that answers name their issuer (RFC 9207 3). */
export const describeStrictly = ({ document }: { document: JsonObject }): { document: JsonObject } => ({
    document: {
        ...document,
        response_types_supported: without(document.response_types_supported, (type) => !isFrontSafe(String(type))),
        grant_types_supported: without(document.grant_types_supported, (grant) => REFUSED.includes(grant)),
        authorization_response_iss_parameter_supported: true,
    },
});
