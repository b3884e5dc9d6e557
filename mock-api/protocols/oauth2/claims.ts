import type { Call } from "#kernel/http/call.ts";
import type { Json, JsonObject } from "#kernel/base/models.ts";
import { isObject } from "#kernel/store/validate.ts";
import type { Login } from "#mock/apps/core/login.ts";
import { type User, uidOf } from "#mock/apps/core/user.resource.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { issuerOf } from "#mock/apps/providers/discovery.field.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";
import { mappedValues } from "#mock/expressions/mapped-values.ts";
import { scopeMappings } from "./provider.ts";
import { own, put } from "#kernel/base/own.ts";

/** How strongly people are signed in: one class for all. */
export const ACR = "goauthentik.io/providers/oauth2/default";

/** What identifies a user to the applications of a provider (OpenID Connect Core 8). */
export function subjectOf({ db }: Call, { sub_mode }: Pick<OAuth2Provider, "sub_mode">, user: User): string {
    switch (sub_mode) {
        case "hashed_user_id":
            return uidOf(db, user);
        case "user_id":
            return String(user.pk);
        case "user_username":
            return user.username;
        case "user_email":
            return user.email;
        case "user_upn":
            return String(user.attributes.upn ?? uidOf(db, user));
    }
}

/** How somebody signed in, as RFC 8176 names it; undefined where none of its names says it. */
export function amrOf({ method, hasSecondFactor }: Login): string[] | undefined {
    const first = method === "password" ? "pwd" : method === "auth_webauthn_pwl" ? "user" : undefined;
    return first && [first, ...(hasSecondFactor ? ["mfa"] : [])];
}

/** What a token is about. */
export interface Subject {
    readonly provider: OAuth2Provider;
    readonly user: User;
    /** When it is made, in ms since the epoch: read once for all of it, so that `exp` and `iat` lie exactly its life apart. */
    readonly issued: number;
    /** How long it holds, in ms. */
    readonly life: number;
    /** How the browser that asks signed in: only a request with its session knows. */
    readonly login?: Login;
    /** When that was, in seconds, where the client has asked for it. */
    readonly authTime?: number;
}

/** The claims of every token (OpenID Connect Core 2). What is not known is left out, never null. */
export function standardClaims(call: Call, { provider, user, issued, life, login, authTime = login?.at }: Subject): JsonObject {
    const issuer = issuerOf(call, provider);
    const amr = login && amrOf(login);
    return {
        ...(issuer === null ? {} : { iss: issuer }),
        sub: subjectOf(call, provider, user),
        aud: provider.client_id,
        exp: Math.floor((issued + life) / 1000),
        iat: Math.floor(issued / 1000),
        ...(authTime === undefined ? {} : { auth_time: authTime }),
        acr: ACR,
        ...(amr ? { amr } : {}),
    };
}

/**
 * What the mappings of these scopes tell of a user, in the order of the scopes' names, merged. One that fails is left out and leaves events.
 * Expressions see the token that they are asked for: whose it is, and all that it was asked for, also what no mapping stands for (D-435).
 */
export function scopeClaims(call: Call, provider: OAuth2Provider, user: User, scopes: readonly string[]): JsonObject {
    const asked = scopeMappings(call.db, provider).filter(({ scope_name }) => scopes.includes(scope_name));
    const keys = asked.map(({ pk }) => pk);
    const token = {
        $object: "AccessToken",
        attributes: { scope: [...scopes], user: { $user: user.pk }, provider: { $row: ["authentik_core.provider", provider.pk] as const } },
    };
    const told = new Map(mappedValues(call, keys, user.pk, { provider: provider.pk, token }).map(({ mapping, value }) => [mapping.pk, value]));
    for (const mapping of asked.filter(({ pk }) => !told.has(pk)))
        writeEvent(call, "configuration_error", "authentik.providers.oauth2.views.userinfo", {
            message: `Failed to evaluate property-mapping: '${mapping.name}'`,
            provider: describeModel(call, call.db.modelOf("authentik_core.provider", provider.pk)!, provider),
            mapping: describeModel(call, "authentik_providers_oauth2.scopemapping", mapping),
        });
    return asked.reduce<JsonObject>((claims, { pk }) => merged(claims, told.get(pk)), {});
}

/** Objects are merged, lists put together, everything else is the later one's. What is no object adds nothing. */
function merged(claims: JsonObject, more: Json): JsonObject {
    if (!isObject(more)) return claims;
    const both: Record<string, Json> = { ...claims };
    for (const [name, value] of Object.entries(more)) {
        put(both, name, joined(own(claims, name), value));
    }
    return both;
}

function joined(known: Json, value: Json): Json {
    if (isObject(known) && isObject(value)) return merged(known, value);
    return Array.isArray(known) && Array.isArray(value) ? [...known, ...value] : value;
}
