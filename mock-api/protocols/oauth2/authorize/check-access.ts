import type { Call, Principal } from "#kernel/http/call.ts";
import type { Application } from "#mock/apps/core/application.resource.ts";
import { accessGate, mayEnter } from "../../access-gate.ts";
import { AccessDenied } from "../errors.ts";
import type { Prompt } from "./check-prompt.ts";
import type { Pkce } from "./check-pkce.ts";
import { withoutLogin } from "./check-freshness.ts";
import type { Parameters, ResponseType } from "./request.ts";

interface Asked {
    readonly call: Call;
    readonly principal: Principal | null;
    readonly application: Application | undefined;
    readonly parameters: Parameters;
    readonly prompts: ReadonlySet<Prompt>;
    readonly scopes: readonly string[];
    readonly responseType: ResponseType;
    readonly redirectUri: string;
    readonly maxAge: number | undefined;
    readonly pkce: Pkce | undefined;
}

/** Who may not open the application goes no further; where the client wants no prompt it is told, else the person is (D-416). */
export async function checkAccess(asked: Asked): Promise<{ readonly principal: Principal; readonly application: Application } | Response> {
    const { call, principal, application, parameters, prompts } = asked;
    const context = {
        oauth_scopes: [...asked.scopes],
        oauth_grant_type: asked.responseType === "code" ? "authorization_code" : asked.responseType.includes("code") ? "hybrid" : "implicit",
        oauth_code_challenge: asked.pkce?.challenge ?? null,
        oauth_code_challenge_method: asked.pkce?.method ?? null,
        oauth_max_age: asked.maxAge ?? null,
        oauth_redirect_uri: asked.redirectUri,
        oauth_response_type: asked.responseType,
    };
    if (prompts.has("none") && principal && application) {
        const { passing } = await mayEnter(call, application, principal.pk, context);
        if (!passing) throw new AccessDenied();
        return { principal, application };
    }
    // Whoever has to sign in has then been asked to: not a second time.
    return accessGate({ call, principal, application }, call.url.pathname + withoutLogin(parameters), context);
}
