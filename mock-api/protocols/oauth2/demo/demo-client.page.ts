import type { Call } from "#kernel/http/call.ts";
import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { apiErrors } from "#kernel/http/error-shapes.ts";
import { ok } from "#kernel/http/operation.ts";
import type { Application } from "#mock/apps/core/application.resource.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";
import { findBySlug } from "../provider.ts";
import { isListed, linesOf } from "../redirect-uri.ts";
import { isExactly } from "../strict/exact-redirect-uri.ts";
import { isStrict } from "../../strict-mode.ts";

interface Found {
    readonly call: Call;
    readonly application: Application;
    readonly provider: OAuth2Provider;
}

/** `none`: the provider has no redirect URI, and would keep the first that is used. */
function redirectUri({ call, provider }: Found): "allowed" | "refused" | "none" {
    const uri = call.query.get("redirect_uri") ?? "";
    if (!linesOf(provider).length) return "none";
    return (isStrict(call) ? isExactly : isListed)(provider, uri) ? "allowed" : "refused";
}

const tell = (found: Found): Response => {
    const { application, provider } = found;
    const { client_id, client_type, pk } = provider;
    return ok({ name: application.name, provider: pk, client_id, client_type, redirect_uri: redirectUri(found) });
};

/**
 * GET /-/sandbox/demo/{slug}/?redirect_uri= : what the built-in demo application has to know to sign in through an application's provider.
 * Nothing that is secret: a client shows all of it to every browser that it sends here.
 */
export const demoClient = endpoint("GET /-/sandbox/demo/{slug}/", { authenticate: byNobody, errors: apiErrors }, [findBySlug, tell]);
