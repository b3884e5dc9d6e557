import type { Call } from "#kernel/http/call.ts";
import { list, nested, text } from "#kernel/base/fields.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import type { OAuth2Provider } from "./oauth2.resource.ts";

const address = text({ required: true });
const names = list(text(), { required: true });

/** Where and how a provider is asked, as OpenID Connect Discovery 1.0 section 3 has it; outposts read these parts of it. */
export const discoveryShape = nested(
    "OpenIDConnectConfiguration",
    {
        issuer: address,
        authorization_endpoint: address,
        token_endpoint: address,
        userinfo_endpoint: address,
        end_session_endpoint: address,
        introspection_endpoint: address,
        jwks_uri: address,
        response_types_supported: names,
        id_token_signing_alg_values_supported: names,
        subject_types_supported: names,
        token_endpoint_auth_methods_supported: names,
    },
    { readOnly: true },
);

/** The issuer that tokens of a provider name: of its own application, or the same for all. */
export function issuerOf(call: Call, provider: OAuth2Provider): string | null {
    if (provider.issuer_mode === "global") return call.absolute("/");
    const slug = call.db.by("authentik_core.application", "provider", provider.pk)?.slug;
    return slug === undefined ? null : call.absolute(`/application/o/${slug}/`);
}

export function discovery(call: Call, provider: OAuth2Provider): JsonObject {
    const slug = call.db.by("authentik_core.application", "provider", provider.pk)?.slug ?? "";
    const at = (path: string) => call.absolute(`/application/o/${path}`);
    return {
        issuer: issuerOf(call, provider) ?? "",
        authorization_endpoint: at("authorize/"),
        token_endpoint: at("token/"),
        userinfo_endpoint: at("userinfo/"),
        end_session_endpoint: at(`${slug}/end-session/`),
        introspection_endpoint: at("introspect/"),
        jwks_uri: at(`${slug}/jwks/`),
        response_types_supported: ["code", "id_token", "id_token token", "code token", "code id_token", "code id_token token"],
        id_token_signing_alg_values_supported: [provider.signing_key ? "RS256" : "HS256"],
        subject_types_supported: ["public"],
        token_endpoint_auth_methods_supported: ["client_secret_post", "client_secret_basic"],
    };
}
