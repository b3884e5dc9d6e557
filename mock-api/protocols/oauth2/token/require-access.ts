import type { Call } from "#kernel/http/call.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import type { Application } from "#mock/apps/core/application.resource.ts";
import type { User } from "#mock/apps/core/user.resource.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { askPolicies } from "#mock/policies/engine.ts";
import { InvalidGrant } from "../errors.ts";
import { applicationOf, scopesIn } from "../provider.ts";
import type { TokenRequest } from "./token-request.ts";

/** The provider's application, when its policies let this user in; null asks for a visitor. */
export async function requireAccess({ call, provider, parameters }: TokenRequest, user: number | null, more: JsonObject = {}): Promise<Application> {
    const application = applicationOf(call.db, provider);
    if (!application) throw new InvalidGrant();
    const context = {
        oauth_scopes: scopesIn(parameters.get("scope")),
        oauth_grant_type: parameters.get("grant_type") ?? "",
        oauth_code_verifier: parameters.get("code_verifier") ?? "",
        ...more,
    };
    const { passing } = await askPolicies(application.pk, application.policy_engine_mode, { call, user, context });
    if (!passing) throw new InvalidGrant();
    return application;
}

/** A program signs in, too. */
export function tellLogin(call: Call, user: User, application: Application, how: JsonObject): void {
    const authorized = describeModel(call, "authentik_core.application", application);
    writeEvent(call, "login", "authentik.providers.oauth2.views.token", { ...how, application: authorized }, { user: user.pk });
}
