import { msg, str } from "@lit/localize";

/* What the server tells whatever page is open: every page loads these, the texts of flows beside them only where a flow is shown. */
const MESSAGES = new Map<string, () => string>([
    ["The password was changed.", () => msg("The password was changed.")],
    ["Your email address is confirmed.", () => msg("Your email address is confirmed.")],
    ["You are signed in by a recovery link, which is used up now.", () => msg("You are signed in by a recovery link, which is used up now.")],
    ["This flow does not know whom to sign in.", () => msg("This flow does not know whom to sign in.")],
    ["This flow does not know whom to delete.", () => msg("This flow does not know whom to delete.")],
    ["This flow does not know whom to email.", () => msg("This flow does not know whom to email.")],
    [
        "Your account is not active, so you are not signed in. An administrator can activate it.",
        () => msg("Your account is not active, so you are not signed in. An administrator can activate it."),
    ],
]);

const CONNECTED = /^(.+) is connected to your account\.$/;

/** A message of the server in the visitor's language, where it is one of authentik's own. */
export function serverMessage(text: string): string {
    const source = CONNECTED.exec(text)?.[1];
    return source === undefined ? (MESSAGES.get(text)?.() ?? text) : msg(str`${source} is connected to your account.`);
}
