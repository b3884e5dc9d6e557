import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import { orderBetween } from "#src/admin/flows/picture/orders.ts";
import { policyBindings, type PolicyBinding } from "#src/api/policies.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { groupPicker } from "#src/pickers/group.picker.ts";
import { policyPicker } from "#src/pickers/policy.picker.ts";
import { userPicker } from "#src/pickers/user.picker.ts";
import { kindOf, type BindingKind } from "./binding-kind.ts";
import type { policyBindingForms } from "./forms.ts";
import { beforeSignIn } from "./policy-words.ts";

type Request = Parameters<typeof policyBindings.create>[0];
/** The form's values: one thing that decides, of three kinds. */
type Body = Request & { kind: BindingKind };
const { choice, number, select, toggle } = fieldsFor<Body>();

/** The other two are sent as null: the server takes one, and keeps what is left out. */
const only = ({ kind, ...values }: Body, target: string): Request => ({
    ...values,
    target,
    policy: kind === "policy" ? values.policy : null,
    group: kind === "group" ? values.group : null,
    user: kind === "user" ? values.user : null,
});

/** The order behind all that is bound there. */
async function nextOrder(target: string, signal: AbortSignal): Promise<number> {
    const { results } = await policyBindings.list({ target, ordering: "-order", page_size: 1 }, signal);
    return orderBetween(results[0]?.order, undefined);
}

/** Binds a policy, a group or a user to what it decides about. @param target key of that, as a binding model */
export const policyBindingForm = (target: string, { policy, visitors }: Parameters<typeof policyBindingForms>[1] = {}) => {
    const ofVisitors = {
        help: visitors && signedIn(),
        caution: ({ negate }: Partial<Body>) => (visitors === "flow" && !negate ? refusesAll() : undefined),
    };
    return resourceForm<PolicyBinding, Body, number>({
        texts: {
            create: () => msg("Bind policy, group or user"),
            edit: () => msg("Edit binding"),
            make: () => msg("Create binding"),
            created: () => msg("The binding was created."),
            saved: () => msg("The binding was saved."),
        },
        key: ({ pk }) => pk,
        api: {
            create: (body) => policyBindings.create(only(body, target)),
            update: (key, body, before) => policyBindings.update(key, only(body, target), before),
        },
        intro: () => (visitors ? html`<p>${beforeSignIn()}</p>` : nothing),
        load: async (binding, signal) => binding?.order ?? (await nextOrder(target, signal)),
        fields: (binding, proposed) => [
            select(
                "kind",
                msg("Decided by"),
                [
                    { value: "policy", label: msg("Policy") },
                    { value: "group", label: msg("Membership in a group") },
                    { value: "user", label: msg("Being one user") },
                ],
                { required: true, initial: kindOf(binding) },
            ),
            choice("policy", msg("Policy"), policyPicker, {
                required: true,
                when: ({ kind }) => kind === "policy",
                chosen: policy && { value: String(policy.pk), label: policy.name },
            }),
            choice("group", msg("Group"), groupPicker, { required: true, when: ({ kind }) => kind === "group", ...ofVisitors }),
            choice("user", msg("User"), userPicker, { required: true, when: ({ kind }) => kind === "user", ...ofVisitors }),
            toggle("enabled", msg("Enabled"), { initial: true }),
            toggle("negate", msg("Negate"), { help: msg("Reverses the result: whoever would be refused is let in, and the other way round.") }),
            number("order", msg("Order"), { required: true, initial: proposed, help: msg("Lower numbers are asked first.") }),
            number("timeout", msg("Timeout"), { required: true, initial: 30, min: 0, help: msg("How long the policy may take, in seconds.") }),
        ],
    });
};

const signedIn = (): string => msg("Only matches somebody who is signed in already, for example to connect an account.");
const refusesAll = (): string => msg("Nobody is signed in when this flow starts. Unless something else that is bound here passes, everybody is refused.");
