import { ProtocolError } from "#kernel/http/error-shapes.ts";
import { HttpError } from "#kernel/base/errors.ts";

/* One class for each code. Descriptions are what clients get to read beside it; a check may say more precisely what is wrong. */

const named = (code: string, text: string, status = 400) =>
    class extends ProtocolError {
        constructor(description = text) {
            super(code, description, status);
        }
    };

/** RFC 6749 4.1.2.1 and 5.2. */
export const InvalidRequest = named("invalid_request", "The request is otherwise malformed");
export const InvalidScope = named("invalid_scope", "The requested scope is invalid, unknown, malformed, or exceeds the scope granted by the resource owner");
export const UnsupportedResponseType = named(
    "unsupported_response_type",
    "The authorization server does not support obtaining an authorization code using this method",
);
export const AccessDenied = named("access_denied", "The resource owner or authorization server denied the request");
export const ServerError = named("server_error", "The authorization server encountered an unexpected condition that prevented it from fulfilling the request");
export const InvalidClient = named(
    "invalid_client",
    "Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method)",
);
export const InvalidGrant = named(
    "invalid_grant",
    "The provided authorization grant or refresh token is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client",
);
export const UnsupportedGrantType = named("unsupported_grant_type", "The authorization grant type is not supported by the authorization server");

/** OpenID Connect Core 3.1.2.6. */
export const LoginRequired = named("login_required", "The Authorization Server requires End-User authentication");
export const ConsentRequired = named("consent_required", "The Authorization Server requires End-User consent");
export const InteractionRequired = named("interaction_required", "The Authorization Server requires End-User interaction of some form to proceed");
export const RequestNotSupported = named("request_not_supported", "The provider does not support use of the request parameter");
export const RequestUriNotSupported = named("request_uri_not_supported", "The provider does not support use of the request_uri parameter");

/** RFC 6750 3.1. */
export const InvalidToken = named("invalid_token", "The access token provided is expired, revoked, malformed, or invalid for other reasons", 401);
export const InsufficientScope = named("insufficient_scope", "The request requires higher privileges than provided by the access token", 403);

/** RFC 8628 3.5. */
export const AuthorizationPending = named(
    "authorization_pending",
    "The authorization request is still pending as the end user hasn't yet completed the user-interaction steps",
);
export const ExpiredToken = named("expired_token", 'The "device_code" has expired, and the device authorization session has concluded');

/** RFC 7009 2.2.1: whoever may not revoke is told by the status, too. */
export const ClientRefused = named("invalid_client", "Client authentication failed (e.g., unknown client, no client authentication included)", 401);

/** What a person reads when a request cannot be answered to the client: it is not known, or its address is not. */
export class RequestPageError extends HttpError {
    readonly title: string;

    constructor(title: string, text: string) {
        super(400, text);
        this.title = title;
    }
}

export class RedirectUriError extends RequestPageError {
    constructor() {
        super("Redirect URI Error", "The request fails due to a missing, invalid, or mismatching redirection URI (redirect_uri).");
    }
}
