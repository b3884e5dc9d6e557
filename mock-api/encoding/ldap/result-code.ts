/** Result codes: RFC 4511 appendix A. */
export const RESULT = {
    success: 0,
    operationsError: 1,
    protocolError: 2,
    sizeLimitExceeded: 4,
    authMethodNotSupported: 7,
    adminLimitExceeded: 11,
    unavailableCriticalExtension: 12,
    invalidDnSyntax: 34,
    invalidCredentials: 49,
    insufficientAccessRights: 50,
    busy: 51,
    unavailable: 52,
    unwillingToPerform: 53,
} as const;
