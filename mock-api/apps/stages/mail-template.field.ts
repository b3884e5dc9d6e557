import { text } from "#kernel/base/fields.ts";
import { own } from "#kernel/base/own.ts";

/** Templates of mails by name, as `email/welcome.html`. */
type Templates = ReadonlyMap<string, string>;

const NONE: Templates = new Map();
let read = (): Templates => NONE;

/** Called by a host that has a folder of them, which is looked into whenever somebody asks; in the tab there is none. */
export function provideMailTemplates(provided: (() => Templates) | undefined): void {
    read = provided ?? (() => NONE);
}

/** Templates that come besides authentik's, or in place of them. */
export const ownTemplates = (): Templates => read();

/** Those that come with authentik, with what they are called in lists. */
const SHIPPED: Record<string, string> = { "email/password_reset.html": "Password Reset", "email/account_confirmation.html": "Account Confirmation" };

/** All that can be chosen, each with what it is called. */
export const mailTemplates = (): (readonly [name: string, description: string])[] => [
    ...Object.entries(SHIPPED),
    ...[...ownTemplates().keys()].filter((name) => !own(SHIPPED, name)).map((name) => [name, `Custom Template: ${name}`] as const),
];

/** By what a mail is written. */
export const mailTemplate = text({
    default: "email/password_reset.html",
    check: (value) => (own(SHIPPED, value) || ownTemplates().has(value) ? undefined : `Invalid template '${value}' specified.`),
});
