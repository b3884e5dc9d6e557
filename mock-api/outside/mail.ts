import type { Call } from "#kernel/http/call.ts";
import type { Models } from "#kernel/base/models.ts";
import type { User } from "#mock/apps/core/user.resource.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { languageFor } from "#mock/apps/tenants/language.ts";
import { TemplateError } from "#mock/encoding/mail-template.ts";
import { type Delivery, deliverInBackground, DeliveryError } from "./delivery.ts";
import { type Body, mailBody, notificationBody, type Table } from "./mail-body.ts";
import { LOGO } from "./mail-logo.ts";
import { type Letter, mailerOfHost, type MailServer, mailServer } from "./mailer.ts";
import { noteTry, sendOutside } from "./message.model.ts";

/** Who mails come from when the installation's own settings are used. */
const GLOBAL_FROM = "authentik@localhost";

type EmailStage = Models["authentik_stages_email.emailstage"];

/**
 * Sends the mail of an email stage with a link; a server that has to be waited for gets it once the request is answered.
 * Throws a TemplateError, with an event that says why, where its template cannot be written.
 */
export function sendMail(call: Call, stage: EmailStage, to: string, user: User, link: string): void {
    const from = stage.use_global_settings ? globalFrom(call) : stage.from_address;
    const id = call.random.uuid();
    const delivery = mail(call, mailServer(call, stage), { id, from, to, subject: stage.subject, link }, bodyOf(call, stage, user, link));
    // The uid of the task is the mail's id as a slug.
    if (typeof delivery === "function") call.later.set(id, (later) => deliverInBackground(later, `send_mail:${id}`, delivery));
}

function bodyOf(call: Call, stage: EmailStage, user: User, link: string): Body {
    try {
        return mailBody(stage, user, link, call.random.now(), languageFor(call, user));
    } catch (error) {
        if (error instanceof TemplateError) {
            const told = { message: "Exception occurred while rendering E-mail template", error: error.message, template: stage.template };
            writeEvent(call, "configuration_error", "authentik.stages.email.stage", told);
        }
        throw error;
    }
}

/** Mails a notification: a line, and the event's context as a table. */
export function mailNotification(call: Call, { email, name }: Models["authentik_core.user"], about: string, text: string, table: Table): Delivery {
    const head = { id: call.random.uuid(), from: globalFrom(call), to: email, subject: `authentik Notification: ${about}`, link: "" };
    return mail(call, mailServer(call), head, notificationBody(name, text, table));
}

const globalFrom = ({ environment }: Call): string => environment.AUTHENTIK_EMAIL__FROM ?? GLOBAL_FROM;

type Head = Record<"id" | "from" | "to" | "subject" | "link", string>;

/** Keeps a mail where its recipient sees it. It counts as sent, unless a server has to take it first. */
function mail(call: Call, server: MailServer | undefined, { id, from, to, subject, link }: Head, { html, text }: Body): Delivery {
    if (to === "") return [];
    // Whose address it is; of several people with one address, whoever came first.
    const user = call.db.where("authentik_core.user", "email", to)[0]?.pk ?? null;
    const letter: Letter = { from, to, subject, html, text, messageId: `<${id}@${call.url.hostname}>`, attachments: [LOGO] };
    const sent = server ? { sent: { server: `${server.host}:${server.port}`, tries: 0, reply: "" } } : {};
    const { pk } = sendOutside(call, "mail", { to, user, content: { from, subject, body: html, text, link, attachments: [{ ...LOGO }], ...sent } });
    if (server) return (sender) => hand(sender, pk, server, letter);
    noteSent(call, letter);
    return [];
}

/** Hands a letter to its server, outside the transaction. Rejects with a DeliveryError. */
async function hand(call: Call, pk: string, server: MailServer, letter: Letter): Promise<string[]> {
    try {
        const reply = await call.outside(() => mailerOfHost()?.(server, letter) ?? Promise.reject(new Error("No mail is sent any more.")));
        noteTry(call, pk, "sent", reply);
        noteSent(call, letter);
        return [];
    } catch (error) {
        if (!(error instanceof Error)) throw error;
        noteTry(call, pk, "failed", error.message);
        throw new DeliveryError(error.message);
    }
}

/** Source: authentik/stages/email/tasks.py. */
function noteSent(call: Call, { from, to, subject, html }: Letter): void {
    const message = `Email to ${to} sent`;
    writeEvent(call, "email_sent", "authentik.stages.email.tasks", { message, subject, body: html, from_email: from, to_email: [to] }, { isBackground: true });
}
