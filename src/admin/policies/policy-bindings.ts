import { msg, str } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { policyBindings, type PolicyBinding } from "#src/api/policies.api.ts";
import "#src/pages/list.ts";
import type { ListDefinition } from "#src/pages/list.ts";
import { href } from "#src/base/route.ts";
import { link, yesNo } from "#src/elements/table/column.ts";
import { kindOf } from "./binding-kind.ts";
import { policyBindingForms } from "./forms.ts";
import { plural } from "#src/base/plural.ts";

/** What a binding is about, by name. */
export const boundName = ({ policy_obj: policy, group_obj: group, user_obj: user }: PolicyBinding): string =>
    policy?.name ?? group?.name ?? user?.username ?? "–";

function bound(binding: PolicyBinding): TemplateResult {
    const name = boundName(binding);
    switch (kindOf(binding)) {
        case "user":
            return html`<span class="stacked">${link(href(`/identity/users/${binding.user}`), name)}<small>${msg("User")}</small></span>`;
        case "group":
            return html`<span class="stacked">${name}<small>${msg("Group")}</small></span>`;
        default:
            return html`<span class="stacked">${name}<small>${binding.policy_obj?.verbose_name ?? msg("Policy")}</small></span>`;
    }
}

const bindingsOf = (target: string, unbound: string): ListDefinition<PolicyBinding> => ({
    title: () => msg("Bound policies"),
    load: (query, signal) => policyBindings.list({ ...query, target }, signal),
    order: "order",
    name: boundName,
    columns: [
        { title: () => msg("Order"), sort: "order", cell: ({ order }) => order },
        { title: () => msg("Decided by"), cell: bound },
        { title: () => msg("Enabled"), sort: "enabled", cell: ({ enabled }) => yesNo(enabled) },
        { title: () => msg("Negated"), cell: ({ negate }) => yesNo(negate) },
        { title: () => msg("Timeout"), sort: "timeout", cell: ({ timeout }) => msg(str`${timeout ?? 0} s`) },
    ],
    create: [{ label: () => msg("Bind policy, group or user"), form: policyBindingForms(target) }],
    edit: policyBindingForms(target),
    remove: {
        question: (count) => plural(count, { one: msg("Delete 1 binding?"), other: msg(str`Delete ${count} bindings?`) }),
        key: ({ pk }) => pk,
        usedBy: policyBindings.usedBy,
        destroy: policyBindings.destroy,
    },
    empty: () => ({ icon: "info", header: msg("Nothing is bound here."), text: unbound }),
});

/**
 * The policies, groups and users that decide about something: to be put into its page, or below its row.
 * @param target key of that, as a binding model   @param urlKey name in the address; lists below rows have none
 * @param unbound what it means when nothing is bound
 */
export const policyBindingList = (target: string, urlKey?: string, unbound = msg("Everybody has access.")): TemplateResult =>
    html`${keyed(target, html`<ak-list .urlKey=${urlKey} .definition=${bindingsOf(target, unbound)}></ak-list>`)}`;
