import type { Call } from "#kernel/http/call.ts";
import { parseJson } from "#kernel/http/json.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import { own } from "#kernel/base/own.ts";
import { asObject } from "#kernel/store/validate.ts";
import { decodeJwt } from "#mock/apps/core/jwt.ts";
import { callbackAddress } from "./addresses.ts";
import type { Guarded } from "./guarded.ts";
import { allGuarded } from "./guards.ts";

/*
 * What an outpost asks authentik as an OAuth client (RFC 6749 2.3.1): the same endpoints, with the same checks, as for an outpost that is a program of its own.
 */

export interface Redeemed {
    readonly claims: JsonObject & { readonly sub: string };
    readonly token: string;
}

/** Posts a form in the client's name; what is answered, empty where it is refused. */
async function ask(call: Call, { provider, outpost, authority }: Guarded, path: string, form: Record<string, string>): Promise<JsonObject> {
    const body = new URLSearchParams({ client_id: provider.client_id, client_secret: provider.client_secret, ...form });
    const answered = await call.askSelf(new Request(`${authority}/application/o/${path}/`, { method: "POST", body }));
    return answered.ok && isStillGuarded(call, provider, outpost) ? asObject(parseJson(await answered.text())) : {};
}

/** Others are answered while an outpost asks: the application may not be behind it any more. */
const isStillGuarded = ({ db }: Call, provider: Guarded["provider"], outpost: Guarded["outpost"]): boolean =>
    allGuarded(db).some((known) => known.provider.pk === provider.pk && known.outpost.pk === outpost.pk);

const textAt = (answer: JsonObject, name: string): string | undefined => {
    const value = own(answer, name);
    return typeof value === "string" ? value : undefined;
};

const about = (claims: JsonObject | undefined, token: string): Redeemed | undefined => {
    const sub = claims && textAt(claims, "sub");
    return sub ? { claims: { ...claims, sub }, token } : undefined;
};

/** The ID token for a code (RFC 6749 4.1.3), verified (OpenID Connect Core 3.1.3.7); undefined where there is none. */
export async function redeemCode(call: Call, guarded: Guarded, code: string, verifier: string): Promise<Redeemed | undefined> {
    const answer = await ask(call, guarded, "token", {
        grant_type: "authorization_code",
        code,
        redirect_uri: callbackAddress(guarded),
        code_verifier: verifier,
    });
    const token = textAt(answer, "id_token");
    const claims = token === undefined ? undefined : decodeJwt(token, guarded.provider.client_secret);
    const isOurs = claims?.aud === guarded.provider.client_id && Number(claims.exp) * 1000 > call.random.now();
    return isOurs && token !== undefined ? about(claims, token) : undefined;
}

/** What introspection (RFC 7662) says of a bearer token; undefined for one that is not of this provider, or not active. */
export async function introspected(call: Call, guarded: Guarded, token: string): Promise<Redeemed | undefined> {
    const answer = await ask(call, guarded, "introspect", { token });
    return answer.active === true ? about(answer, token) : undefined;
}

/** The same for a name and one of the passwords that people make for applications (RFC 6749 4.4). */
export async function ofPassword(
    call: Call,
    guarded: Guarded,
    { name, secret }: { name: string; secret: string },
    scope: string,
): Promise<Redeemed | undefined> {
    const answer = await ask(call, guarded, "token", { grant_type: "client_credentials", username: name, password: secret, scope });
    const token = textAt(answer, "access_token");
    return token === undefined ? undefined : introspected(call, guarded, token);
}
