import type { Models } from "#kernel/models.ts";
import { own } from "#kernel/own.ts";

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Text and button of each template. */
const TEXTS: Record<string, readonly [text: string, button: string]> = {
    "email/password_reset.html": ["Somebody, most likely you, asked to set a new password.", "Set a new password"],
    "email/account_confirmation.html": ["Welcome. Please confirm that this address is yours.", "Confirm this address"],
};

/** HTML of a mail. Nothing in it is loaded from elsewhere. */
export function mailBody({ template, token_expiry, subject }: Models["authentik_stages_email.emailstage"], name: string, link: string): string {
    const [text, button] = own(TEXTS, template) ?? ["", "Go on"];
    return [
        `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body>`,
        `<p>Hello ${escaped(name)},</p>`,
        `<p>${text}</p>`,
        `<p><a href="${escaped(link)}">${button}</a></p>`,
        `<p>The link is good for ${token_expiry} minutes. If you did not ask for it, ignore this mail.</p>`,
        "</body></html>",
    ].join("\n");
}

/** Names and values, a row each. */
export type Table = readonly (readonly [name: string, value: string])[];

/** HTML of a mail about an event. */
export const notificationBody = (name: string, text: string, table: Table): string =>
    [
        `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(text)}</title></head><body>`,
        `<p>Hello ${escaped(name)},</p>`,
        `<p>${escaped(text)}</p>`,
        ...(table.length ? ["<table>", ...table.map(([key, value]) => `<tr><th>${escaped(key)}</th><td>${escaped(value)}</td></tr>`), "</table>"] : []),
        "</body></html>",
    ].join("\n");
