import { msg, str } from "@lit/localize";
import { html } from "lit";
import { policyBindingList } from "#src/admin/policies/policy-bindings.ts";
import { rules, transports, type Rule } from "#src/api/notifications.api.ts";
import { listPage } from "#src/pages/list-page.ts";
import { href } from "#src/base/route.ts";
import { label } from "#src/elements/label.ts";
import { link } from "#src/elements/table/column.ts";
import { wordFor } from "#src/admin/flows/flow-words.ts";
import { notificationForms } from "./forms.ts";
import { severities } from "./notification-words.ts";

import { plural } from "#src/base/plural.ts";
import { usesWithBindings } from "../policies/uses-with-bindings.ts";

/** More than anybody has. */
const ALL = 100;

/** A rule with the names of its transports, which the API gives by their keys only. */
interface NamedRule extends Rule {
    transportNames: readonly string[];
}

/** Who is notified of which events. */
export const rulesPage = listPage<NamedRule>({
    title: () => msg("Notification rules"),
    description: () => msg("Notify the members of a group when an event matches."),
    load: async (query, signal) => {
        const [page, { results }] = await Promise.all([rules.list(query, signal), transports.list({ page_size: ALL }, signal)]);
        const nameOf = new Map(results.map(({ pk, name }) => [pk, name]));
        const named = (rule: Rule): NamedRule => ({ ...rule, transportNames: (rule.transports ?? []).map((key) => nameOf.get(key) ?? key) });
        return { ...page, results: page.results.map(named) };
    },
    order: "name",
    name: ({ name }) => name,
    columns: [
        { title: () => msg("Name"), sort: "name", cell: ({ name }) => name },
        { title: () => msg("Severity"), sort: "severity", cell: ({ severity }) => wordFor(severities(), severity) },
        {
            title: () => msg("Sent to group"),
            sort: "group",
            cell: ({ group, group_obj: object }) =>
                group && object ? link(href(`/identity/groups/${group}`), object.name) : label(msg("Off: no group"), "orange"),
        },
        {
            title: () => msg("Transports"),
            cell: ({ transportNames: names }) => names.join(", ") || label(msg("Off: no transport"), "orange"),
        },
    ],
    create: [{ label: () => msg("Create"), form: notificationForms.rule }],
    edit: notificationForms.rule,
    expand: ({ pk }) =>
        html`<p>${msg("Policies decide which events are sent. Groups and users are compared with the user of the event.")}</p>
            ${policyBindingList(pk, undefined, msg("Without a binding, no event is sent."))}`,
    empty: () => ({
        icon: "bell",
        header: msg("No notification rules yet."),
        text: msg("A rule tells the members of a group about the events that match its policies."),
    }),
    remove: {
        question: (count) => plural(count, { one: msg("Delete 1 notification rule?"), other: msg(str`Delete ${count} notification rules?`) }),
        key: ({ pk }) => pk,
        usedBy: usesWithBindings(rules.usedBy, ({ pk }) => pk),
        destroy: rules.destroy,
    },
});
