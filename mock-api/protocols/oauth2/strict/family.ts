import type { Call } from "#kernel/http/call.ts";
import { keepingWrites } from "#kernel/base/errors.ts";
import { whileLoaded } from "#kernel/store/memo.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";
import { InvalidGrant } from "../errors.ts";

const KINDS = ["authentik_providers_oauth2.accesstoken", "authentik_providers_oauth2.refreshtoken"] as const;

/** Families for which tokens are being signed now; true: what they began with was used again meanwhile. */
const issuing = whileLoaded(() => new Map<string, boolean>());

/** Takes back all tokens of a family that are the client's own, also those that are being made (RFC 9700 4.5.2, 4.14.2). */
export function endFamily(call: Call, provider: OAuth2Provider, family: string): void {
    const { db } = call;
    if (issuing(db).has(family)) issuing(db).set(family, true);
    let ended = 0;
    for (const kind of KINDS)
        for (const token of db.where(kind, "family", family))
            if (token.provider === provider.pk && !token.revoked) {
                db.update(kind, token.pk, { revoked: true });
                ended++;
            }
    if (ended) writeEvent(call, "suspicious_request", "authentik.providers.oauth2.views.token", { message: `Used again: ${ended} tokens were revoked` });
}

/** Makes tokens of a family, unless what they began with is used again before they are made. */
export async function issueOnce(call: Call, provider: OAuth2Provider, family: string, issue: () => Promise<Response>): Promise<Response> {
    issuing(call.db).set(family, false);
    try {
        const answer = await issue();
        if (!issuing(call.db).get(family)) return answer;
        endFamily(call, provider, family);
        throw keepingWrites(new InvalidGrant());
    } finally {
        issuing(call.db).delete(family);
    }
}
