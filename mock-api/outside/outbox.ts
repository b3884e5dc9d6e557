import type { Call } from "#kernel/call.ts";
import { requireAdministrator } from "#kernel/checks.ts";
import type { Db } from "#kernel/db.ts";
import { endpoint } from "#kernel/endpoint.ts";
import { apiErrors } from "#kernel/error-shapes.ts";
import { date, describe, list, type Row, text, uuid } from "#kernel/fields.ts";
import { timestamp } from "#kernel/formats.ts";
import type { Models } from "#kernel/models.ts";
import { ok } from "#kernel/operation.ts";
import type { ModelSchema } from "#kernel/schema.ts";
import { byTokenOrSession } from "#mock/apps/core/identity.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { mailBody, notificationBody, type Table } from "./mail-body.ts";

const fields = describe({
    pk: uuid({ default: (random) => random.uuid() }),
    created: date(),
    from: text(),
    to: list(text()),
    subject: text(),
    body: text(),
    link: text(),
});
declare module "#kernel/models.ts" {
    interface Models {
        "sandbox.mail": Row<typeof fields>;
    }
}
export const mailSchema: ModelSchema = { model: "sandbox.mail", fields, families: {}, indexes: [] };

/** How many mails are kept. */
const KEPT = 100;
/** Who mails come from when the installation's own settings are used. */
const GLOBAL_FROM = "authentik@localhost";

type EmailStage = Models["authentik_stages_email.emailstage"];

/** Sends the mail of an e-mail stage with a link: into the outbox, as no mail leaves the sandbox. */
export function sendMail(call: Call, stage: EmailStage, to: string, name: string, link: string): void {
    const from = stage.use_global_settings ? globalFrom(call) : stage.from_address;
    post(call, { from, to, subject: stage.subject, body: mailBody(stage, name, link), link });
}

/** Mails a notification: a line, and the event's context as a table. */
export function mailNotification(call: Call, { email, name }: Models["authentik_core.user"], about: string, text: string, table: Table): void {
    post(call, { from: globalFrom(call), to: email, subject: `authentik Notification: ${about}`, body: notificationBody(name, text, table), link: "" });
}

const globalFrom = ({ environment }: Call): string => environment.AUTHENTIK_EMAIL__FROM ?? GLOBAL_FROM;

function post(call: Call, { from, to, subject, body, link }: Record<"from" | "to" | "subject" | "body" | "link", string>): void {
    if (to === "") return;
    const { db, random } = call;
    db.create("sandbox.mail", { created: timestamp(random.now()), from, to: [to], subject, body, link });
    for (const { pk } of db.all("sandbox.mail").slice(0, -KEPT)) db.delete("sandbox.mail", pk);
    const message = `Email to ${to} sent`;
    writeEvent(call, "email_sent", "authentik.stages.email.tasks", { message, subject, body, from_email: from, to_email: [to] }, { isBackground: true });
}

const outbox = ({ db }: { db: Db }): Response => ok([...db.all("sandbox.mail")].reverse().map((row) => ({ ...row })));

/** Mails that would have been sent, the newest first; for administrators, as their links open accounts. */
export const outboxPage = endpoint("GET /sandbox/outbox/", { authenticate: byTokenOrSession, errors: apiErrors }, [requireAdministrator, outbox]);
