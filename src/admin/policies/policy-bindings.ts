import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { groupForms } from "#src/admin/groups/forms.ts";
import { groupHref } from "#src/admin/groups/group-href.ts";
import { userForms } from "#src/admin/users/forms.ts";
import { userHref } from "#src/admin/users/user-href.ts";
import { policyBindings, type PolicyBinding } from "#src/api/policies.api.ts";
import { boundAgain } from "#src/api/unbound.api.ts";
import { kindTitle } from "#src/base/kinds.ts";
import { markTwice } from "#src/base/mark-twice.ts";
import { plural } from "#src/base/plural.ts";
import { openForm } from "#src/elements/form/open-form.ts";
import { formStep } from "#src/elements/form/wizard.ts";
import { label } from "#src/elements/label.ts";
import { link, yesNo } from "#src/elements/table/column.ts";
import { formOf } from "#src/pages/family.ts";
import "#src/pages/list.ts";
import type { ListDefinition, ListHandle } from "#src/pages/list.ts";
import { boundName } from "./bound-name.ts";
import { policyBindingForms, policyKinds, type Visitors } from "./forms.ts";
import { openPolicyWizard } from "./policy-creation.ts";
import { beforeSignIn } from "./policy-words.ts";
import { policyHref } from "./policy-form.ts";

/** What its kind is called. */
export function boundKind({ policy_obj: policy, group_obj: group }: PolicyBinding): string {
    if (policy) return kindTitle(policy);
    return group ? msg("Group") : msg("User");
}

/** Where it is at home. */
export function boundHref({ policy_obj: policy, group_obj: group, user_obj: user }: PolicyBinding): string | undefined {
    if (policy) return policyHref(policy);
    if (group) return groupHref(group.pk);
    return user ? userHref(user.pk) : undefined;
}

/** A binding, and whether the same is bound beside it. */
interface Row extends PolicyBinding {
    isTwice: boolean;
}

/** What decides, with its kind; each leads to where it is at home. */
function bound(binding: Row): TemplateResult {
    const [name, to] = [boundName(binding), boundHref(binding)];
    return html`<span class="stacked"
        >${to === undefined ? name : link(to, name)}<small>${boundKind(binding)}</small>${binding.isTwice ? label(msg("Bound more than once here"), "orange") : nothing}</span
    >`;
}

/** What opens the form of what is bound; nothing for a policy of a kind that is not known here. */
export function boundForm({
    policy_obj: policy,
    group_obj: group,
    user_obj: user,
}: PolicyBinding): { label: string; open: () => Promise<unknown> } | undefined {
    if (policy)
        return Object.hasOwn(policyKinds, policy.component)
            ? { label: msg("Edit policy"), open: () => openForm(formOf(policyKinds, policy.component), policy) }
            : undefined;
    if (group) return { label: msg("Edit group"), open: () => openForm(groupForms.group, group) };
    return user ? { label: msg("Edit user"), open: () => openForm(userForms.user, user) } : undefined;
}

function editButton(binding: PolicyBinding, list: ListHandle): unknown {
    const form = boundForm(binding);
    if (!form) return nothing;
    const name = boundName(binding);
    return html`<button
        class="pf-v6-c-button pf-m-link pf-m-inline"
        type="button"
        aria-label=${binding.policy_obj ? msg(str`Edit policy ${name}`) : binding.group_obj ? msg(str`Edit group ${name}`) : msg(str`Edit user ${name}`)}
        @click=${async () => (await form.open()) && list.refresh()}
    >
        ${form.label}
    </button>`;
}

/** How bindings are shown where they are. */
interface Place {
    /** What it means when nothing is bound. */
    unbound: string;
    visitors: Visitors | undefined;
}

const bindingsOf = (target: string, { unbound, visitors }: Place): ListDefinition<Row> => ({
    title: () => msg("Bound policies"),
    load: async (query, signal) => {
        const page = await policyBindings.list({ ...query, target }, signal);
        return { ...page, results: markTwice(page.results, ({ policy, group, user }) => [policy, group, user].join()) };
    },
    order: "order",
    name: boundName,
    columns: [
        { title: () => msg("Order"), sort: "order", cell: ({ order }) => order },
        { title: () => msg("Decided by"), cell: bound },
        { title: () => msg("Enabled"), sort: "enabled", cell: ({ enabled }) => yesNo(enabled) },
        { title: () => msg("Negated"), cell: ({ negate }) => yesNo(negate) },
        { title: () => msg("Timeout"), sort: "timeout", cell: ({ timeout }) => msg(str`${timeout ?? 0} s`) },
    ],
    create: [
        { label: () => msg("Bind policy, group or user"), form: policyBindingForms(target, { visitors }) },
        { label: () => msg("Create and bind policy"), open: () => createAndBind(target, visitors) },
    ],
    edit: policyBindingForms(target, { visitors }),
    actions: editButton,
    remove: {
        question: (count) => plural(count, { one: msg("Delete 1 binding?"), other: msg(str`Delete ${count} bindings?`) }),
        key: ({ pk }) => pk,
        called: (binding) => msg(str`The binding of ${boundName(binding)}`),
        effect: () => msg("The policy, group or user itself stays."),
        aftermath: (chosen) => nothingDecides(target, chosen, unbound),
        destroy: policyBindings.destroy,
        undoing: boundAgain,
    },
    empty: () => ({ icon: "info", header: msg("Nothing is bound here."), text: unbound }),
});

/** What it means to delete them where no other is enabled: those that are disabled decide nothing. */
async function nothingDecides(target: string, chosen: readonly PolicyBinding[], unbound: string): Promise<string | undefined> {
    const going = chosen.filter(({ enabled }) => enabled).length;
    if (going === 0) return undefined;
    return (await policyBindings.deciding(target)) <= going ? msg(str`Then no binding is left that decides. ${unbound}`) : undefined;
}

/** A wizard for a new policy, whose last step binds it. A policy that was made is there, though nobody bound it. */
export const createAndBind = async (target: string, visitors?: Visitors): Promise<boolean> =>
    (await openPolicyWizard({
        intro: () => (visitors ? html`<p>${beforeSignIn()}</p>` : nothing),
        after: (made) => [
            formStep<PolicyBinding>({ title: () => msg("Binding"), form: (known) => policyBindingForms(target, { policy: made(known), visitors }) }),
        ],
    })) !== undefined;

/**
 * The policies, groups and users that decide about something: to be put into its page, or below its row. Existing ones are bound, new policies made and bound;
 * bindings and what they are about are edited in place.
 * @param target key of that, as a binding model (`policybindingmodel_ptr_id` of flows and stage bindings, `pk` of applications, sources and notification rules)
 * @param urlKey name of page and search in the address; lists below rows have none
 * @param unbound what it means when nothing is bound
 * @param visitors they decide before anybody has signed in: the form says that groups and users match only those who have
 */
export const policyBindingList = (target: string, urlKey?: string, unbound = msg("Everybody has access."), visitors?: Visitors): TemplateResult =>
    html`${keyed(target, html`<ak-list .urlKey=${urlKey} .definition=${bindingsOf(target, { unbound, visitors })}></ak-list>`)}`;
