/** Key under which the session keeps the user whom an administrator acts as. */
export const IMPERSONATED = "authentik/impersonate/user";
