import type { Call } from "#kernel/http/call.ts";
import { basicCredentials, bearerToken } from "#kernel/http/credentials.ts";
import { ExpiringMap } from "#kernel/base/expiring-map.ts";
import { whileLoaded } from "#kernel/store/memo.ts";
import { s256 } from "#mock/encoding/jose.ts";
import { MINUTE_MS } from "#mock/encoding/time.ts";
import type { Guarded } from "./guarded.ts";
import type { ProxySession } from "./session/session.model.ts";
import { beginSession, sessionBy } from "./session/sessions.ts";
import { scopesOf } from "./sign-in.ts";
import { introspected, ofPassword, type Redeemed } from "./tokens.ts";

/** A name that stands for none: its password is a bearer token, for programs that can send Basic only. */
const TOKEN_NAME = "goauthentik.io/token";

/** Which session a header began, for a minute: a program sends the same one with each request. Not the header itself, which is a secret. */
const begun = whileLoaded(() => new ExpiringMap<string>(MINUTE_MS));

/** The session of whoever the Authorization header proves; undefined without one, for one that proves nothing, and where it is the application's to read (D-479). */
export async function sessionOfHeader(call: Call, guarded: Guarded): Promise<ProxySession | undefined> {
    const header = call.header("authorization");
    if (!header || !guarded.provider.intercept_header_auth) return undefined;
    const { db, random } = call;
    const name = `${guarded.outpost.pk} ${guarded.provider.pk} ${s256(header)}`;
    const known = sessionBy(call, guarded, begun(db).get(name, random.now()));
    if (known) return known;
    const proved = await prove(call, guarded);
    if (!proved) return undefined;
    const session = beginSession(call, guarded, proved);
    begun(db).set(name, session.pk, random.now());
    return session;
}

async function prove(call: Call, guarded: Guarded): Promise<Redeemed | undefined> {
    const basic = basicCredentials(call);
    const bearer = basic?.name === TOKEN_NAME ? basic.secret : basic ? undefined : bearerToken(call);
    if (bearer) return introspected(call, guarded, bearer);
    return basic && ofPassword(call, guarded, basic, scopesOf(call, guarded));
}
