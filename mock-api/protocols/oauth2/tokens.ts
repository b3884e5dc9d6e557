import type { Call } from "#kernel/http/call.ts";
import { milliseconds, timestamp } from "#kernel/store/formats.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import { loginOf } from "#mock/apps/core/login.ts";
import type { User } from "#mock/apps/core/user.resource.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";
import { halfHash, s256, sign } from "#mock/encoding/jose.ts";
import { scopeClaims, standardClaims } from "./claims.ts";
import { gone, PROVIDER } from "./provider.ts";
import { signerFor } from "./signing.ts";

const ACCESS = "authentik_providers_oauth2.accesstoken";
const REFRESH = "authentik_providers_oauth2.refreshtoken";

/** Letters and digits of a refresh token, and of the id that makes each access token another. */
const [REFRESH_LENGTH, UID_LENGTH] = [128, 40] as const;

/** What somebody has allowed a client. */
export interface Grant {
    readonly provider: OAuth2Provider;
    readonly user: User;
    readonly scopes: readonly string[];
    readonly nonce?: string;
    /** The authorization that it all began with: see `family` of a token. */
    readonly family?: string;
    /** When the user signed in, in seconds, where the client asked for it by `max_age`. */
    readonly authTime?: number;
}

/** Which tokens come of a grant. */
export interface Wishes {
    readonly hasIdToken: boolean;
    readonly hasRefreshToken: boolean;
    /** The code that is handed out beside them (hybrid flow): they name its hash. */
    readonly code?: string;
    /** What the client asked for of what it may have, where that is less (RFC 6749 6): the refresh token keeps all. */
    readonly narrowed?: readonly string[];
    /** They go to the browser at once (implicit and hybrid flow): the access token names the nonce, too. */
    readonly isFrontChannel?: boolean;
}

export interface Tokens {
    readonly access_token: string;
    readonly id_token?: string;
    readonly refresh_token?: string;
    /** Life of the access token, in whole seconds. */
    readonly expires_in: number;
}

/** The family of all that comes of a code or of a token. The secret itself is not kept. */
export const familyOf = (secret: string): string => s256(secret);

/** How to wait for a signature: `outside` of a call, or of a stage. */
export type Waiting = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Makes the tokens of a grant, and keeps them. With `call.outside` the request becomes two transactions: whoever calls has used up the code
 * or refresh token before, so that no second request gets tokens for it.
 */
export async function issueTokens(call: Call, grant: Grant, wishes: Wishes, waiting: Waiting): Promise<Tokens> {
    const { provider, user } = grant;
    const scopes = wishes.narrowed ?? grant.scopes;
    const issued = call.random.now();
    const [accessLife, refreshLife] = [milliseconds(provider.access_token_validity), milliseconds(provider.refresh_token_validity)];
    const own = provider.include_claims_in_id_token ? scopeClaims(call, provider, user, scopes) : {};
    const login = loginOf(call, user.pk);
    const hash = wishes.code === undefined ? {} : { c_hash: halfHash(wishes.code) };
    const nonce = grant.nonce === undefined ? {} : { nonce: grant.nonce };

    const claims = (life: number) => standardClaims(call, { provider, user, issued, life, login, authTime: grant.authTime });
    const inAccess = { ...claims(accessLife), ...hash, ...(wishes.isFrontChannel ? nonce : {}), ...own };
    const inId = { ...claims(wishes.hasRefreshToken ? refreshLife : accessLife), ...hash, ...nonce };
    const uid = call.random.text(UID_LENGTH);
    const signer = await signerFor(call, provider);
    const { access, id, idClaims } = await waiting(async () => {
        const access = await sign({ ...inAccess, azp: provider.client_id, uid }, signer);
        const idClaims: JsonObject = { ...inId, at_hash: halfHash(access), ...own };
        return { access, idClaims, id: wishes.hasIdToken ? await sign(idClaims, signer) : undefined };
    });

    const { db } = call;
    // While the signatures were made, others had their turn.
    if (!db.find(PROVIDER, provider.pk) || !db.find("authentik_core.user", user.pk)) throw gone();
    const row = {
        provider: provider.pk,
        user: user.pk,
        family: grant.family ?? null,
        auth_time: grant.authTime === undefined ? null : timestamp(grant.authTime * 1000),
    };
    db.create(ACCESS, { ...row, scope: [...scopes], token: access, expires: timestamp(issued + accessLife), claims: inAccess });
    const refresh = wishes.hasRefreshToken ? call.random.text(REFRESH_LENGTH) : undefined;
    if (refresh !== undefined)
        db.create(REFRESH, { ...row, scope: [...grant.scopes], token: refresh, expires: timestamp(issued + refreshLife), claims: idClaims });
    return { access_token: access, refresh_token: refresh, id_token: id, expires_in: Math.floor(accessLife / 1000) };
}
