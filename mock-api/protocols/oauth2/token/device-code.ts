import { isExpired } from "#mock/apps/core/token.resource.ts";
import { AuthorizationPending, ExpiredToken, InvalidGrant } from "../errors.ts";
import { issueTokens } from "../tokens.ts";
import { withTokens } from "./answer.ts";
import type { TokenRequest } from "./token-request.ts";

const DEVICE = "authentik_providers_oauth2.devicetoken";

/** RFC 8628 3.4: a device asks again and again until its user has let it in. */
export async function deviceCode({ call, provider, parameters }: TokenRequest): Promise<Response> {
    const { db, random } = call;
    const device = db.by(DEVICE, "device_code", parameters.get("device_code") || null);
    if (!device || device.provider !== provider.pk) throw new InvalidGrant();
    if (isExpired(device, random.now())) throw new ExpiredToken();
    const user = db.find("authentik_core.user", device.user);
    if (!user) throw new AuthorizationPending();
    if (!user.is_active) throw new InvalidGrant();
    db.delete(DEVICE, device.pk);
    return withTokens(await issueTokens(call, { provider, user, scopes: device.scope }, { hasIdToken: true, hasRefreshToken: true }, call.outside));
}
