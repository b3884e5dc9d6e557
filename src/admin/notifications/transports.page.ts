import { msg, str } from "@lit/localize";
import { wordFor } from "#src/admin/flows/flow-words.ts";
import { transports, webhookMappings, type Transport } from "#src/api/notifications.api.ts";
import { listPage } from "#src/pages/list-page.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { searchOf } from "#src/pickers/searches.ts";
import { choice, radio, text, toggle, url } from "#src/elements/form/fields.ts";
import { notify, notifyFailure } from "#src/elements/messages.ts";
import { iconButton, yesNo } from "#src/elements/table/column.ts";
import { modes } from "./notification-words.ts";

const isWebhook = (values: Readonly<Record<string, unknown>>): boolean => String(values["mode"]).startsWith("webhook");

/** Creates and changes a transport. */
export const transportForm = resourceForm<Transport, Parameters<typeof transports.create>[0]>({
    noun: () => msg("notification transport"),
    key: ({ pk }) => pk,
    api: transports,
    fields: () => [
        text("name", msg("Name"), { required: true }),
        radio("mode", msg("Mode"), modes()),
        url("webhook_url", msg("Webhook URL"), { required: true, when: isWebhook }),
        choice(
            "webhook_mapping",
            msg("Webhook mapping"),
            searchOf(webhookMappings.list, ({ pk, name }) => ({ value: pk, label: name })),
            {
                when: isWebhook,
                find: async (pk, signal) => {
                    const { name } = await webhookMappings.retrieve(pk, signal);
                    return { value: pk, label: name };
                },
                help: msg("Makes what is sent."),
            },
        ),
        toggle("send_once", msg("Send once"), { help: msg("To one member of the group only, as for a channel that all read.") }),
    ],
});

/** How people are told of events. */
export const transportsPage = listPage<Transport>({
    title: () => msg("Notification transports"),
    description: () => msg("Ways to tell people: in the interfaces, by mail, by webhook."),
    load: transports.list,
    order: "name",
    name: ({ name }) => name,
    columns: [
        { title: () => msg("Name"), sort: "name", cell: ({ name }) => name },
        { title: () => msg("Mode"), sort: "mode", cell: ({ mode }) => wordFor(modes(), mode) },
        { title: () => msg("Webhook URL"), cell: ({ webhook_url: address }) => address || "–" },
        { title: () => msg("Sent once"), cell: ({ send_once: once }) => yesNo(once) },
    ],
    create: [{ label: () => msg("Create"), form: transportForm }],
    edit: transportForm,
    actions: (transport) => iconButton("bell", msg(str`Test ${transport.name}`), () => void test(transport)),
    remove: {
        noun: (count) => (count === 1 ? msg("1 notification transport") : msg(str`${count} notification transports`)),
        key: ({ pk }) => pk,
        usedBy: transports.usedBy,
        destroy: transports.destroy,
    },
});

/** Sends something to the visitor by this way; the server says what became of it. */
async function test({ pk, name }: Transport): Promise<void> {
    try {
        const { messages } = await transports.test(pk);
        notify("success", msg(str`${name} works.`), messages.join(" "));
    } catch (error) {
        notifyFailure(error, msg(str`${name} does not work.`));
    }
}
