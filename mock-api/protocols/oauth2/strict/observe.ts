import type { Call } from "#kernel/http/call.ts";
import { HttpError } from "#kernel/base/errors.ts";
import { timestamp } from "#kernel/store/formats.ts";
import { HOUR_MS } from "#mock/encoding/time.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";
import type { Pkce } from "../authorize/check-pkce.ts";
import type { ResponseType } from "../authorize/request.ts";
import type { GrantType, TokenRequest } from "../token/token-request.ts";
import { requireExactRedirectUri } from "./exact-redirect-uri.ts";
import { refuseFrontTokens } from "./refuse-front-tokens.ts";
import { requireNonce } from "./require-nonce.ts";
import { requirePkce } from "./require-pkce.ts";
import type { Reason } from "./seen.model.ts";

const SEEN = "sandbox.strictseen";

interface Request {
    readonly call: Call;
    readonly provider: OAuth2Provider;
    readonly redirectUri: string;
    readonly responseType: ResponseType;
    readonly nonce: string | undefined;
    readonly pkce: Pkce | undefined;
}

const CHECKS: readonly (readonly [Reason, (request: Request) => void])[] = [
    ["redirect_uri", requireExactRedirectUri],
    ["front_tokens", refuseFrontTokens],
    ["nonce", requireNonce],
    ["pkce", requirePkce],
];

/** A check of the ordinary list that refuses nothing: it notes what strict mode would refuse of a request that is good here. */
export function observe(request: Request): void {
    for (const [reason, check] of CHECKS) if (refuses(check, request)) note(request, reason);
}

function refuses(check: (request: Request) => void, request: Request): boolean {
    try {
        check(request);
        return false;
    } catch (error) {
        if (error instanceof HttpError) return true;
        throw error;
    }
}

/** Writes at most once an hour: requests of a client come by the second. */
function note({ call: { db, random }, provider }: Pick<Request, "call" | "provider">, reason: Reason): void {
    const known = db.where(SEEN, "provider", provider.pk).find((row) => row.reason === reason);
    const now = random.now();
    if (!known) db.create(SEEN, { provider: provider.pk, reason, seen: timestamp(now) });
    else if (now - Date.parse(known.seen) >= HOUR_MS) db.update(SEEN, known.pk, { seen: timestamp(now) });
}

/** The password grant, noted. */
export const observePassword =
    (grant: GrantType): GrantType =>
    async (request) => {
        const answer = await grant(request);
        note(request, "password");
        return answer;
    };

/** A grant by code, noted where the code was asked for at another address. */
export const observeCode =
    (grant: GrantType): GrantType =>
    async (request) => {
        const code = request.call.db.by("authentik_providers_oauth2.authorizationcode", "code", request.parameters.get("code") ?? null);
        const answer = await grant(request);
        if (code && isMoved(code, request)) note(request, "redirect_uri_changed");
        return answer;
    };

const isMoved = ({ redirect_uri }: { redirect_uri: string }, { parameters }: TokenRequest): boolean => redirect_uri !== parameters.get("redirect_uri");
