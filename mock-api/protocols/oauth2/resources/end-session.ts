import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { redirect } from "#kernel/http/operation.ts";

/** OpenID Connect RP-Initiated Logout 1.0: leads to the page on which the person says what is to end. */
export const endSession = endpoint("GET,POST /application/o/{slug}/end-session/", { authenticate: byNobody }, ({ call, params }) =>
    redirect(`/if/session-end/${encodeURIComponent(params.slug)}/${call.url.search}`),
);
