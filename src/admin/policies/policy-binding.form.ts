import { msg } from "@lit/localize";
import { policies, policyBindings, type Policy, type PolicyBinding } from "#src/api/policies.api.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { groupOption, searchGroups, searchOf, searchUsers, userOption } from "#src/pickers/searches.ts";
import { choice, number, select, toggle } from "#src/elements/form/fields.ts";
import type { Option } from "#src/elements/form/options.ts";

type Body = Parameters<typeof policyBindings.create>[0];

/** What decides: exactly one of these. */
export type BindingKind = "policy" | "group" | "user";

export const kindOf = (binding: PolicyBinding | undefined): BindingKind => (binding?.user_obj ? "user" : binding?.group_obj ? "group" : "policy");

const policyOption = ({ pk, name, verbose_name: kind }: Policy): Option => ({ value: pk, label: name, description: kind });

/** The other two are sent as nothing: the server takes one, and keeps what it is not told of. */
const only = ({ kind, ...values }: Body & { kind?: BindingKind }): Body => ({
    ...values,
    policy: kind === "policy" ? values.policy : null,
    group: kind === "group" ? values.group : null,
    user: kind === "user" ? values.user : null,
});

/** Binds a policy, a group or a user to what it decides about. @param target key of that, as a binding model */
export const policyBindingForm = (target: string) =>
    resourceForm<PolicyBinding, Body>({
        noun: () => msg("binding"),
        key: ({ pk }) => pk,
        api: {
            create: (body) => policyBindings.create({ ...only(body), target }),
            update: (key, body) => policyBindings.update(key, { ...only(body), target }),
        },
        fields: (binding) => [
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
            choice("policy", msg("Policy"), searchOf(policies.list, policyOption), {
                required: true,
                when: ({ kind }) => kind === "policy",
                chosen: binding?.policy_obj ? policyOption(binding.policy_obj) : undefined,
            }),
            choice("group", msg("Group"), searchGroups, {
                required: true,
                when: ({ kind }) => kind === "group",
                chosen: binding?.group_obj ? groupOption(binding.group_obj) : undefined,
            }),
            choice("user", msg("User"), searchUsers, {
                required: true,
                when: ({ kind }) => kind === "user",
                chosen: binding?.user_obj ? userOption(binding.user_obj) : undefined,
            }),
            toggle("enabled", msg("Enabled"), { initial: true }),
            toggle("negate", msg("Negate"), { help: msg("Lets through whom it would refuse, and the other way round.") }),
            number("order", msg("Order"), { required: true, initial: 0, help: msg("Lower numbers are asked first.") }),
            number("timeout", msg("Timeout"), { initial: 30, min: 0, help: msg("Seconds that it may take.") }),
        ],
    });
