import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { redirect } from "#kernel/http/operation.ts";
import { findBySlug } from "../provider.ts";

/** The issuer's own address leads to what it says of itself. */
export const issuer = endpoint("GET /application/o/{slug}/", { authenticate: byNobody }, [
    findBySlug,
    ({ params }: { params: { readonly slug: string } }) => redirect(`/application/o/${encodeURIComponent(params.slug)}/.well-known/openid-configuration`),
]);
