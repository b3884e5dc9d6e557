import { action } from "#kernel/resource/action.ts";
import { list, nested, text } from "#kernel/base/fields.ts";
import { ok } from "#kernel/http/operation.ts";
import { deliver } from "./deliver.ts";
import { DeliveryError } from "#mock/outside/delivery.ts";
import { transport } from "#mock/apps/events/transport.resource.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";

/** POST events/transports/{uuid}/test/ : sends the caller a notification by this transport; 500 with the cause as a bare text when it fails. */
export const testTransport = action(
    transport,
    "POST",
    "test",
    { answer: nested("NotificationTransportTest", { messages: list(text()) }), answers: { 500: null } },
    async ({ row, call, db }) => {
        const user = db.get("authentik_core.user", call.principal!.pk);
        const { pk, email, username } = user;
        const event = writeEvent(
            call,
            "custom_notification_test",
            "authentik.events.api.notification_transports",
            { user: { pk, email, username }, context: { foo: "bar" } },
            { isUnsent: true },
        );
        try {
            const delivery = deliver(call, row, { severity: "notice", body: `Test Notification from transport ${row.name}`, event, user });
            return ok({ messages: typeof delivery === "function" ? await delivery(call) : delivery });
        } catch (error) {
            if (error instanceof DeliveryError) return ok(error.message, 500);
            throw error;
        }
    },
);
