import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { apiErrors } from "#kernel/http/error-shapes.ts";
import { ok } from "#kernel/http/operation.ts";
import { isPythonLoading } from "#mock/python/python.ts";

/** GET /-/sandbox/python/ : whether Python is being loaded now, so that an interface can say what its request may be waiting for. */
export const loadingPage = endpoint("GET /-/sandbox/python/", { authenticate: byNobody, errors: apiErrors }, () => ok({ isLoading: isPythonLoading() }));
