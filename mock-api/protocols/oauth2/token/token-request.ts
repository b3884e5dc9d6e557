import type { Call } from "#kernel/http/call.ts";
import type { Form } from "#kernel/http/form.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";

/** A request for tokens by a client that is known, as each grant takes it. */
export interface TokenRequest {
    readonly call: Call;
    readonly provider: OAuth2Provider;
    readonly parameters: Form<string>;
}

export type GrantType = (request: TokenRequest) => Promise<Response>;
