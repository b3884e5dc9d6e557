import { code, describe, type Row, text } from "#kernel/base/fields.ts";
import { equals } from "#kernel/resource/filters.ts";
import { mappingFields, mappingResource } from "./mapping.family.ts";

const fields = describe({ ...mappingFields, managed: text({ nullable: true, hidden: true }), expression: code() });
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_events.notificationwebhookmapping": Row<typeof fields>;
    }
}

/** The body of a notification that goes to a webhook. */
export const webhookMapping = mappingResource("authentik_events.notificationwebhookmapping", {
    at: "notification",
    component: "ak-property-mapping-notification-form",
    schema: "NotificationWebhookMapping",
    names: ["Webhook Mapping", "Webhook Mappings"],
    summary: "Modify the payload of outgoing webhook requests",
    fields,
    computed: {},
    filters: { name: equals },
});
