import { superuser } from "#kernel/http/access.ts";
import { nonFieldError } from "#kernel/base/errors.ts";
import { choice, describe, flag, reference, type Row, text, url, uuid } from "#kernel/base/fields.ts";
import { equals } from "#kernel/resource/filters.ts";
import { resource } from "#kernel/resource/resource.ts";
import { computes } from "#kernel/resource/view.ts";

const MODES = {
    local: "authentik inbuilt notifications",
    webhook: "Generic Webhook",
    webhook_slack: "Slack Webhook (Slack/Discord)",
    email: "Email",
} as const;

const fields = describe({
    pk: uuid(),
    name: text({ unique: true }),
    mode: choice(MODES, { default: "local" }),
    webhook_url: url({ blank: true, documentedAs: url({ optional: true, blank: true }) }),
    webhook_mapping: reference("authentik_events.notificationwebhookmapping", { optional: true, onDelete: "set default" }),
    send_once: flag(),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_events.notificationtransport": Row<typeof fields>;
    }
}
export type Transport = Row<typeof fields>;

/** A way to notify people. */
export const transport = resource("authentik_events.notificationtransport", {
    path: "events/transports/{uuid}",
    schema: "NotificationTransport",
    names: ["Notification Transport", "Notification Transports"],
    fields,
    computed: { mode_verbose: computes(text({ readOnly: true }), ({ row }) => MODES[row.mode]) },
    order: ["name"],
    search: ["name", "mode", "webhook_url"],
    filters: { name: equals, mode: equals, webhook_url: { shape: text(), test: equals.test }, send_once: equals },
    access: superuser,
    label: (row) => `Notification Transport ${row.name}`,
    prepare: ({ values }) => {
        // What was sent counts, not what is kept: the original asks for the address in the same request.
        if (values.mode?.startsWith("webhook") && !values.webhook_url) throw nonFieldError("Webhook URL may not be empty.");
    },
    isAudited: true,
});
