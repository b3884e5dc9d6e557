import { msg } from "@lit/localize";
import { transports, type Transport } from "#src/api/notifications.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { webhookMappingPicker } from "#src/pickers/webhook-mapping.picker.ts";
import { modes } from "./notification-words.ts";

type Body = Parameters<typeof transports.create>[0];
const { choice, radio, text, toggle, url } = fieldsFor<Body>();

const isWebhook = ({ mode }: Partial<Body>): boolean => mode === "webhook" || mode === "webhook_slack";

/** Creates and changes a transport. */
export const transportForm = resourceForm<Transport, Body>({
    texts: {
        create: () => msg("Create notification transport"),
        edit: () => msg("Edit notification transport"),
        created: () => msg("The notification transport was created."),
        saved: () => msg("The notification transport was saved."),
    },
    key: ({ pk }) => pk,
    api: transports,
    fields: () => [
        text("name", msg("Name"), { required: true }),
        radio("mode", msg("Mode"), modes()),
        url("webhook_url", msg("Webhook URL"), { required: true, when: isWebhook }),
        choice("webhook_mapping", msg("Webhook mapping"), webhookMappingPicker, {
            when: isWebhook,
            help: msg("Builds the request that is sent. Without one, the notification is sent as it is."),
        }),
        toggle("send_once", msg("Send once"), { help: msg("To one member of the group only, for example for a channel that everybody reads.") }),
    ],
});
