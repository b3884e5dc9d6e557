import type { Call } from "#kernel/call.ts";
import type { Models } from "#kernel/models.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { type Body, mailBody, notificationBody, type Table } from "./mail-body.ts";
import { sendOutside } from "./message.model.ts";

/** Who mails come from when the installation's own settings are used. */
const GLOBAL_FROM = "authentik@localhost";

type EmailStage = Models["authentik_stages_email.emailstage"];

/** Sends the mail of an e-mail stage with a link. */
export function sendMail(call: Call, stage: EmailStage, to: string, name: string, link: string): void {
    const from = stage.use_global_settings ? globalFrom(call) : stage.from_address;
    mail(call, { from, to, subject: stage.subject, link }, mailBody(stage, name, link));
}

/** Mails a notification: a line, and the event's context as a table. */
export function mailNotification(call: Call, { email, name }: Models["authentik_core.user"], about: string, text: string, table: Table): void {
    mail(call, { from: globalFrom(call), to: email, subject: `authentik Notification: ${about}`, link: "" }, notificationBody(name, text, table));
}

const globalFrom = ({ environment }: Call): string => environment.AUTHENTIK_EMAIL__FROM ?? GLOBAL_FROM;

function mail(call: Call, { from, to, subject, link }: Record<"from" | "to" | "subject" | "link", string>, { html, text }: Body): void {
    if (to === "") return;
    // Whose address it is; of several people with one address, whoever came first.
    const user = call.db.where("authentik_core.user", "email", to)[0]?.pk ?? null;
    sendOutside(call, "mail", { to, user, content: { from, subject, body: html, text, link } });
    const message = `Email to ${to} sent`;
    writeEvent(call, "email_sent", "authentik.stages.email.tasks", { message, subject, body: html, from_email: from, to_email: [to] }, { isBackground: true });
}
