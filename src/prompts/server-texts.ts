import { msg, str } from "@lit/localize";
import { byPattern, type Pattern } from "#src/base/patterns.ts";
import { serverMessage } from "./server-messages.ts";

/*
 * Titles, fields, permissions and refusals come from the server in English, as the objects of a fresh install or of the sample company and messages have them. Those are shown in
 * the visitor's language, as the original's are; what an administrator has written stands as it is.
 */
const TEXTS = new Map<string, () => string>([
    ["Welcome to authentik!", () => msg("Welcome to authentik!")],
    ["Welcome to authentik! Please select a username.", () => msg("Welcome to authentik! Please select a username.")],
    ["Default Invalidation Flow", () => msg("Sign out")],
    ["Pre-authentication", () => msg("Pre-authentication")],
    ["Update your info", () => msg("Update your info")],
    ["Change password", () => msg("Change password")],
    ["Setup Static OTP Tokens", () => msg("Set up recovery codes")],
    ["Setup Two-Factor authentication", () => msg("Set up an authenticator app")],
    ["Sign in another device", () => msg("Sign in another device")],
    ["Setup WebAuthn", () => msg("Set up a security key")],
    ["Username", () => msg("Username")],
    ["Name", () => msg("Name")],
    ["Email", () => msg("Email")],
    ["Admin email", () => msg("Email address of the administrator")],
    ["Locale", () => msg("Language")],
    ["Password", () => msg("Password")],
    ["Password (repeat)", () => msg("Password (repeat)")],
    ["Log in", () => msg("Log in")],
    ["Continue", () => msg("Continue")],
    ["Failed to authenticate.", () => msg("Failed to authenticate.")],
    ["Invalid password", () => msg("Invalid password")],
    ["Invalid Token", () => msg("Invalid code")],
    ["Invalid code", () => msg("Invalid code")],
    ["Code does not match", () => msg("Code does not match")],
    ["No compatible device class allowed", () => msg("This kind of device is not accepted here.")],
    ["Invalid device", () => msg("This device is not known, or belongs to somebody else.")],
    ["Assertion failed", () => msg("The security key did not prove who you are.")],
    ["Credential ID already exists.", () => msg("This security key is registered already.")],
    ["Invalid challenge selected", () => msg("This way is not offered.")],
    ["Invalid stage selected", () => msg("This way is not offered.")],
    ["Nothing is sent to this phone any more.", () => msg("Nothing is sent to this phone any more.")],
    ["Redirects go to this host only.", () => msg("The link that led here asks to go on to another site. That is not done.")],
    ["Duo denied access", () => msg("It was denied on the phone, or nobody answered in time.")],
    ["The Duo app has not answered yet.", () => msg("The Duo app has not answered yet.")],
    ["The Duo app was not set up.", () => msg("The Duo app was not set up.")],
    ["Invalid phone number", () => msg("This phone number cannot be used.")],
    ["Failed to validate token", () => msg("Failed to validate token")],
    ["Passwords don't match.", () => msg("The passwords do not match.")],
    ["Username is already taken.", () => msg("Username is already taken.")],
    ["This field is required.", () => msg("This field is required.")],
    ["This field may not be blank.", () => msg("This field may not be blank.")],
    ["Enter a valid email address.", () => msg("Enter a valid email address.")],
    ["Flow does not apply to current user.", () => msg("This flow is not for you, or not at the moment.")],
    ["Too many attempts. Start again.", () => msg("Too many attempts. Start again.")],
    ["Failed to update user. Please try again later.", () => msg("Failed to update user. Please try again later.")],
    ["This account of Plex may not sign in here.", () => msg("This Plex account may not sign in here.")],
    ["Invalid invite/invite not found", () => msg("This invitation is not valid.")],
    ["No user found and can't create new user.", () => msg("There is no such user, and none is created here.")],
    ["Delete your account", () => msg("Delete your account")],
    ["Reset your password", () => msg("Reset your password")],
    ["A blueprint is an object with version and entries.", () => msg("A blueprint is an object with version and entries.")],
    // What scopes let an application do.
    ["Email address", () => msg("Email address")],
    ["General Profile Information", () => msg("General profile information")],
    ["authentik Proxy - User information", () => msg("Information about you, for the proxy before it")],
    ["Where you work", () => msg("Where you work")],
    ["GitHub Compatibility: Access your User Information", () => msg("Information about you, as GitHub gives it")],
    ["GitHub Compatibility: Access you Email addresses", () => msg("Your email addresses, as GitHub gives them")],
    ["GitHub Compatibility: Access your Groups", () => msg("Your groups, as GitHub gives them")],
    ["authentik API Access on behalf of your user", () => msg("Access to the API of authentik on your behalf")],
]);

/** Texts with a name or a number in them. */
const PATTERNS: readonly Pattern[] = [
    [/^Redirecting to (.+)$/, (application) => msg(str`Redirecting to ${application}`)],
    [/^You're about to sign into (.+)\.$/, (application) => msg(str`You're about to sign into ${application}.`)],
    [/^Continue to (.+)$/, (source) => msg(str`Continue to ${source}`)],
    [/^app or model does not exist: (.+)$/, (model) => msg(str`There is no kind of object called ${model}.`)],
    [/^Registration failed\. Error: (.+)$/, (error) => msg(str`The security key was not registered (${error}).`)],
    [/^Failed to validate token: \[(.+)\]$/, (codes) => msg(str`The check failed (${codes.replaceAll("'", "")}).`)],
    [/^Too many wrong codes\. Try again in 1 second\.$/, () => msg("Too many wrong codes. Try again in 1 second.")],
    [/^Too many wrong codes\. Try again in (\d+) seconds\.$/, (seconds) => msg(str`Too many wrong codes. Try again in ${seconds} seconds.`)],
    [/^Too many attempts\. Try again in 1 minute\.$/, () => msg("Too many attempts. Try again in 1 minute.")],
    [/^Too many attempts\. Try again in (\d+) minutes\.$/, (minutes) => msg(str`Too many attempts. Try again in ${minutes} minutes.`)],
];

/** A text of the server in the visitor's language, where it is one of authentik's own. */
export function serverText(text: string): string {
    return TEXTS.get(text)?.() ?? byPattern(text, PATTERNS) ?? serverMessage(text);
}
