import { tokenByKey } from "#mock/apps/core/token.resource.ts";
import type { User } from "#mock/apps/core/user.resource.ts";
import { InvalidGrant } from "../errors.ts";
import { scopesIn } from "../provider.ts";
import { issueTokens } from "../tokens.ts";
import { withTokens } from "./answer.ts";
import { userOfAssertion } from "./client-assertion.ts";
import { requireAccess, tellLogin } from "./require-access.ts";
import type { TokenRequest } from "./token-request.ts";

/** RFC 6749 4.4: a program asks for itself: as a user with one of the passwords for applications, or with a token of a source that is trusted. */
export async function clientCredentials(request: TokenRequest): Promise<Response> {
    const { call, provider, parameters } = request;
    const user = parameters.get("client_assertion_type") ? await userOfAssertion(request) : await userOfPassword(request);
    const grant = { provider, user, scopes: scopesIn(parameters.get("scope")) };
    return withTokens(await issueTokens(call, grant, { hasIdToken: true, hasRefreshToken: false }, call.outside));
}

/** The user whose name and password for applications were sent. The person's own password is none of those. */
async function userOfPassword(request: TokenRequest): Promise<User> {
    const { call, parameters } = request;
    const user = call.db.by("authentik_core.user", "username", parameters.get("username") || null);
    const token = tokenByKey(call.db, parameters.get("password") ?? "", call.random);
    if (!user?.is_active || token?.intent !== "app_password" || token.user !== user.pk) throw new InvalidGrant();
    const application = await requireAccess(request, user.pk);
    tellLogin(call, user, application, { auth_method: "token", auth_method_args: { identifier: token.identifier } });
    return user;
}
