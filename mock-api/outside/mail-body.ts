import type { Models } from "#kernel/base/models.ts";
import { own } from "#kernel/base/own.ts";
import type { User } from "#mock/apps/core/user.resource.ts";
import type { Language } from "#mock/apps/tenants/language.ts";
import { ownTemplates } from "#mock/apps/stages/mail-template.field.ts";
import { type TemplateValue, writeTemplate } from "#mock/encoding/mail-template.ts";
import { MINUTE_MS } from "#mock/encoding/time.ts";
import { LOGO } from "./mail-logo.ts";

type EmailStage = Models["authentik_stages_email.emailstage"];

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Names and values, a row each. */
export type Table = readonly (readonly [name: string, value: string])[];

/** A mail as HTML, and as text for readers that show no HTML. */
export interface Body {
    readonly html: string;
    readonly text: string;
}

/** What a mail says, in its order. */
interface Letter {
    readonly language: Language;
    readonly title: string;
    readonly name: string;
    readonly says: string;
    readonly link?: { readonly to: string; readonly label: string };
    readonly table?: Table;
    readonly foot?: string;
}

/** What mails say beside what an administrator has written. */
interface Words {
    readonly greeting: (name: string) => string;
    readonly foot: (minutes: number) => string;
    /** Text and button of each template. */
    readonly templates: Readonly<Record<string, readonly [text: string, button: string]>>;
}

const WORDS: Readonly<Record<Language, Words>> = {
    en: {
        greeting: (name) => `Hello ${name},`,
        foot: (minutes) => `The link is good for ${minutes === 1 ? "a minute" : `${minutes} minutes`}. If you did not ask for it, ignore this mail.`,
        templates: {
            "email/password_reset.html": ["Somebody, most likely you, asked to set a new password.", "Set a new password"],
            "email/account_confirmation.html": ["Welcome. Please confirm that this address is yours.", "Confirm this address"],
        },
    },
    de: {
        greeting: (name) => `Hallo ${name},`,
        foot: (minutes) =>
            `Der Link gilt ${minutes === 1 ? "eine Minute" : `${minutes} Minuten`}. Wenn Sie nicht darum gebeten haben, können Sie diese E-Mail ignorieren.`,
        templates: {
            "email/password_reset.html": ["Jemand, wahrscheinlich Sie selbst, möchte ein neues Passwort setzen.", "Neues Passwort setzen"],
            "email/account_confirmation.html": ["Willkommen. Bitte bestätigen Sie, dass diese Adresse Ihnen gehört.", "Adresse bestätigen"],
        },
    },
};

/** What templates of one's own extend, as those that come with authentik do. */
const BASE = { "email/base.html": '<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body>{% block content %}{% endblock %}</body></html>' };

/** A mail with a link of an email stage; by a template of one's own it has no text beside its HTML, as in authentik. Throws a TemplateError. */
export function mailBody({ template, token_expiry, subject }: EmailStage, user: User, to: string, now: number, language: Language): Body {
    const mine = ownTemplates();
    const shipped = mine.has(template) ? undefined : own(WORDS[language].templates, template);
    if (!shipped) {
        const { name, username, email } = user;
        const values = new Map<string, TemplateValue>([
            ["url", to],
            ["expires", new Date(now + token_expiry * MINUTE_MS)],
            ["user", new Map(Object.entries({ name, username, email }))],
        ]);
        return { html: writeTemplate(template, (known) => mine.get(known) ?? own(BASE, known), values, now), text: "" };
    }
    const [says, label] = shipped;
    return written({ language, title: subject, name: user.name, says, link: { to, label }, foot: WORDS[language].foot(token_expiry) });
}

/** A mail about an event: in English, as what the event says is. */
export const notificationBody = (name: string, says: string, table: Table): Body => written({ language: "en", title: says, name, says, table });

/** Nothing in it is loaded from elsewhere: the logo travels with it. */
function written({ language, title, name, says, link, table = [], foot }: Letter): Body {
    const greeting = WORDS[language].greeting(name);
    const html = [
        `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body>`,
        `<p><img src="cid:${LOGO.cid}" alt="" width="48" height="48"></p>`,
        `<p>${escaped(greeting)}</p>`,
        `<p>${escaped(says)}</p>`,
        ...(link ? [`<p><a href="${escaped(link.to)}">${escaped(link.label)}</a></p>`] : []),
        ...(table.length ? ["<table>", ...table.map(([key, value]) => `<tr><th>${escaped(key)}</th><td>${escaped(value)}</td></tr>`), "</table>"] : []),
        ...(foot ? [`<p>${escaped(foot)}</p>`] : []),
        "</body></html>",
    ];
    const text = [greeting, says, link && `${link.label}: ${link.to}`, table.map((pair) => pair.join(": ")).join("\n"), foot];
    return { html: html.join("\n"), text: text.filter(Boolean).join("\n\n") };
}
