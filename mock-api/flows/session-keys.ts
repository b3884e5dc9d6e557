/** Where a session keeps the plan that its browser is going through. */
export const PLAN = "authentik/flows/plan";
/** The `query` of the last request, as text. */
export const QUERY = "authentik/flows/get";
/** Plans that were left behind, oldest first: for the inspector. */
export const HISTORY = "authentik/flows/history";
/** What befell the last run that is over, and of which flow: for the inspector. */
export const TRAIL = "sandbox/flows/trail";
/** Name of the application that somebody was on the way to. */
export const APPLICATION = "authentik/flows/application_pre";
/** The set-up of Duo's app that a session is in. */
export const DUO_ENROLLMENT = "authentik/stages/authenticator_duo/enrollment";
/** How often a password was wrong in this session. */
export const INVALID_TRIES = "authentik/stages/password/user_invalid_tries";
