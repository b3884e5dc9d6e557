import { msg, str } from "@lit/localize";
import { wordFor } from "#src/admin/flows/flow-words.ts";
import { transports, type Transport } from "#src/api/notifications.api.ts";
import { listPage } from "#src/pages/list-page.ts";
import { notify, notifyFailure } from "#src/elements/messages.ts";
import { iconButton, yesNo } from "#src/elements/table/column.ts";
import { notificationForms } from "./forms.ts";
import { modes } from "./notification-words.ts";
import { plural } from "#src/base/plural.ts";

/** How people are notified. */
export const transportsPage = listPage<Transport>({
    title: () => msg("Notification transports"),
    description: () => msg("Ways to notify people: in the interfaces, by email, by webhook."),
    load: transports.list,
    order: "name",
    name: ({ name }) => name,
    columns: [
        { title: () => msg("Name"), sort: "name", cell: ({ name }) => name },
        { title: () => msg("Mode"), sort: "mode", cell: ({ mode }) => wordFor(modes(), mode) },
        { title: () => msg("Webhook URL"), cell: ({ webhook_url: address }) => address || "–" },
        { title: () => msg("Sent once"), cell: ({ send_once: once }) => yesNo(once) },
    ],
    create: [{ label: () => msg("Create"), form: notificationForms.transport }],
    edit: notificationForms.transport,
    actions: (transport) => iconButton("bell", msg(str`Test ${transport.name}`), () => void test(transport)),
    empty: () => ({ icon: "bell", header: msg("No transports yet."), text: msg("Notification rules need one to reach anybody.") }),
    remove: {
        question: (count) => plural(count, { one: msg("Delete 1 notification transport?"), other: msg(str`Delete ${count} notification transports?`) }),
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
