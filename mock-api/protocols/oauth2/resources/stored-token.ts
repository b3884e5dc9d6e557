import type { Call } from "#kernel/http/call.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";

const KINDS = ["authentik_providers_oauth2.accesstoken", "authentik_providers_oauth2.refreshtoken"] as const;

/**
 * The token of a form, whichever kind it is (a `token_type_hint` only saves time, RFC 7009 2.1, RFC 7662 2.1), when it is the client's own:
 * what others hold is none of its business (D-420).
 */
export function tokenOf({ db, form }: Call, provider: OAuth2Provider) {
    const sent = form.get("token");
    if (typeof sent !== "string" || sent === "") return undefined;
    for (const kind of KINDS) {
        const token = db.by(kind, "token", sent);
        if (token?.provider === provider.pk) return { kind, token };
    }
    return undefined;
}
