import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { noContent } from "#kernel/http/operation.ts";

/** Whoever answers is alive; and ready as well, as nothing is answered before the state has been read. */
export const health = ["live", "ready"].map((what) => endpoint(`GET /-/health/${what}/`, { authenticate: byNobody }, () => noContent()));
