import type { Call } from "#kernel/http/call.ts";
import type { Json, JsonObject, Models } from "#kernel/base/models.ts";
import { isObject } from "#kernel/store/validate.ts";
import { VERSION } from "#mock/apps/root/version.ts";
import { mailNotification } from "#mock/outside/mail.ts";
import { evaluate, ExpressionError, type NamedObject } from "#mock/expressions/evaluate.ts";
import { type Delivery, DeliveryError } from "#mock/outside/delivery.ts";
import { post } from "#mock/outside/webhook.ts";
import type { Severity } from "#mock/apps/events/notification.resource.ts";
import type { Transport } from "#mock/apps/events/transport.resource.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";

type Event = Models["authentik_events.event"];

/** The content of a notification. */
export interface Message {
    readonly severity: Severity;
    readonly body: string;
    readonly event: Event | null;
    readonly user: Models["authentik_core.user"];
}

/** Delivers it by this transport; gives the other side's answer, or what has to wait for it. Throws DeliveryError. Source: authentik/events/models.py. */
export const deliver = (call: Call, transport: Transport, message: Message): Delivery => MODES[transport.mode](call, transport, message);

const MODES: Record<Transport["mode"], (call: Call, transport: Transport, message: Message) => Delivery> = {
    local(call, transport, message) {
        mapped(call, transport, message);
        const { severity, body, event, user } = message;
        call.db.create("authentik_events.notification", { severity, body, about: event?.pk ?? null, user: user.pk });
        return [];
    },
    webhook(call, transport, message) {
        const { body, severity, user } = message;
        const payload = mapped(call, transport, message) ?? { body, severity, user_email: user.email, user_username: user.username };
        return post(call, transport.name, transport.webhook_url, payload);
    },
    webhook_slack: (call, transport, message) => post(call, transport.name, transport.webhook_url, slackMessage(message)),
    email(call, _transport, { body, event, user }) {
        return mailNotification(call, user, event ? event.action : body.slice(0, 75), body, event ? details(event) : []);
    },
};

/** What the transport's mapping makes of it; undefined where it has none. */
function mapped(call: Call, transport: Transport, { severity, body, event, user }: Message): Json | undefined {
    const mapping = call.db.find("authentik_events.notificationwebhookmapping", transport.webhook_mapping);
    if (!mapping) return undefined;
    const notification: NamedObject = {
        $object: "Notification",
        attributes: { severity, body, event: { $row: ["authentik_events.event", event?.pk ?? null] }, user: { $user: user.pk } },
    };
    try {
        return evaluate(mapping.expression, { call, name: mapping.name, user: user.pk, context: {}, names: { notification } }) ?? undefined;
    } catch (error) {
        if (!(error instanceof ExpressionError)) throw error;
        const { traceback: text } = error;
        writeEvent(call, "property_mapping_exception", "authentik.core.expression.evaluator", { expression: mapping.expression, message: text });
        throw new DeliveryError(error.message);
    }
}

/** Texts of an event's context, by their names. */
const details = ({ context }: Event): [name: string, value: string][] =>
    Object.entries(isObject(context) ? context : {}).filter((entry): entry is [string, string] => typeof entry[1] === "string");

const ICON = "https://goauthentik.io/img/icon.png";
/** Limits of what Slack and Discord take. */
const [MAX_FIELDS, MAX_TITLE, MAX_VALUE] = [25, 256, 1024];

function slackMessage({ severity, body, event, user }: Message): JsonObject {
    const fields = [
        { title: "Severity", value: severity, short: true },
        { title: "Dispatched for user", value: user.username, short: true },
        ...(event ? details(event) : []).map(([name, value]) => ({ title: name.slice(0, MAX_TITLE), value: value.slice(0, MAX_VALUE) })),
    ];
    return {
        username: "authentik",
        icon_url: ICON,
        attachments: [
            {
                author_name: "authentik",
                author_link: "https://goauthentik.io",
                author_icon: ICON,
                title: event ? event.action : body,
                color: "#fd4b2d",
                fields: fields.slice(0, MAX_FIELDS),
                footer: `authentik ${VERSION}`,
            },
        ],
    };
}
