/** Key under which the session keeps the user whom an administrator acts as. */
export const IMPERSONATED = "authentik/impersonate/user";
/** Key under which the session keeps when and how its user signed in: see `login.ts`. */
export const LOGIN = "login_event";
