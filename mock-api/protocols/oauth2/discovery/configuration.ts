import type { Call } from "#kernel/http/call.ts";
import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { memo } from "#kernel/store/memo.ts";
import type { Json, JsonObject } from "#kernel/base/models.ts";
import { jsonText } from "#kernel/http/operation.ts";
import { isObject } from "#kernel/store/validate.ts";
import { ANONYMOUS } from "#mock/apps/core/user.resource.ts";
import { discovery } from "#mock/apps/providers/discovery.field.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";
import { evaluate, ExpressionError } from "#mock/expressions/evaluate.ts";
import { ACR } from "../claims.ts";
import { forClientOf } from "../cors.ts";
import { findBySlug, providerAt, type ScopeMapping, scopeMappings } from "../provider.ts";
import { algorithmsOf } from "../signing.ts";
import { describeStrictly } from "../strict/describe-strictly.ts";
import { inStrictMode } from "../../strict-mode.ts";

/** Claims of tokens that are there whatever the mappings say. */
const STANDARD = ["sub", "iss", "aud", "exp", "iat", "auth_time", "acr", "amr", "nonce"];

const GRANTS = ["authorization_code", "refresh_token", "implicit", "client_credentials", "password", "urn:ietf:params:oauth:grant-type:device_code"];

/** Names of the claims that a mapping was found to give, as long as it is the same mapping: asking it is the dear part of discovery. */
const known = memo(() => new WeakMap<ScopeMapping, readonly string[]>());

/** What a mapping tells of nobody in particular: the names, where it does not fail on them. */
function claimsOf(call: Call, mapping: ScopeMapping, provider: OAuth2Provider): readonly string[] {
    const before = known(call.db).get(mapping);
    if (before) return before;
    const visitor = call.db.by("authentik_core.user", "username", ANONYMOUS)?.pk ?? null;
    const names = { provider: { $row: ["authentik_core.provider", provider.pk] as const }, token: null };
    let value: Json;
    try {
        value = evaluate(mapping.expression, { call, name: mapping.name, user: visitor, context: {}, names, isTest: true });
    } catch (error) {
        if (!(error instanceof ExpressionError)) throw error;
        // Many mappings need a real user. Who signs in is told what fails then.
        value = null;
    }
    const claims = isObject(value) ? Object.keys(value) : [];
    known(call.db).set(mapping, claims);
    return claims;
}

interface Asked {
    readonly call: Call;
    readonly provider: OAuth2Provider;
}

async function describe({ call, provider }: Asked): Promise<{ document: JsonObject }> {
    const mappings = scopeMappings(call.db, provider);
    const scopes = provider.property_mappings.flatMap((key) => mappings.find(({ pk }) => pk === key)?.scope_name ?? []);
    const claims = mappings.flatMap((mapping) => claimsOf(call, mapping, provider));
    const { issuer, authorization_endpoint, token_endpoint, userinfo_endpoint, end_session_endpoint, introspection_endpoint, jwks_uri, ...more } = discovery(
        call,
        provider,
    );
    const document: JsonObject = {
        issuer,
        authorization_endpoint,
        token_endpoint,
        userinfo_endpoint,
        end_session_endpoint,
        introspection_endpoint,
        revocation_endpoint: call.absolute("/application/o/revoke/"),
        device_authorization_endpoint: call.absolute("/application/o/device/"),
        response_types_supported: more.response_types_supported,
        response_modes_supported: ["query", "fragment", "form_post"],
        jwks_uri,
        grant_types_supported: GRANTS,
        id_token_signing_alg_values_supported: await algorithmsOf(call, provider),
        subject_types_supported: more.subject_types_supported,
        token_endpoint_auth_methods_supported: more.token_endpoint_auth_methods_supported,
        acr_values_supported: [ACR],
        scopes_supported: [...new Set(scopes.includes("openid") ? scopes : [...scopes, "openid"])],
        request_parameter_supported: false,
        request_uri_parameter_supported: false,
        claims_supported: [...STANDARD, ...claims],
        claims_parameter_supported: false,
        code_challenge_methods_supported: ["plain", "S256"],
    };
    return { document };
}

/** Documents that are remembered at most: an installation may answer to any number of names. */
const MAX_DOCUMENTS = 1000;

/** Documents by address, as long as nothing at all has changed: clients ask for theirs again and again. */
function remembering() {
    const known = memo(() => ({ version: -1, texts: new Map<string, string>() }));
    const current = ({ db }: Call): Map<string, string> => {
        const kept = known(db);
        if (kept.version !== db.version) {
            kept.version = db.version;
            kept.texts.clear();
        }
        return kept.texts;
    };
    return {
        recall: ({ call }: { call: Call }): Response | undefined => {
            const text = current(call).get(call.url.href);
            return text === undefined ? undefined : jsonText(text);
        },
        answer: ({ call, document }: { call: Call; document: JsonObject }): Response => {
            const text = JSON.stringify(document);
            // What an address says behind its path makes no other document, and there is no end of it.
            const texts = current(call);
            if (!call.url.search && texts.size < MAX_DOCUMENTS) texts.set(call.url.href, text);
            return jsonText(text);
        },
    };
}

const usual = remembering();
const strict = remembering();

const spec = { authenticate: byNobody, cors: forClientOf(({ db, params }) => providerAt(db, params.slug ?? "")?.provider) };

/** OpenID Connect Discovery 1.0 section 4, RFC 8414. */
export const configuration = inStrictMode(
    endpoint("GET /application/o/{slug}/.well-known/openid-configuration", spec, [findBySlug, strict.recall, describe, describeStrictly, strict.answer]),
    endpoint("GET /application/o/{slug}/.well-known/openid-configuration", spec, [findBySlug, usual.recall, describe, usual.answer]),
);
