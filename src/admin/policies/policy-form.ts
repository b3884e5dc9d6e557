import { msg } from "@lit/localize";
import type { Policy } from "#src/api/policies.api.ts";
import { href } from "#src/base/route.ts";
import type { FormField } from "#src/elements/form/field.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { link } from "#src/elements/table/column.ts";

const { text, toggle } = fieldsFor<Pick<Policy, "name" | "execution_logging">>();

/** What the forms of all kinds of policies say. */
export const policyTexts = {
    create: () => msg("Create policy"),
    edit: () => msg("Edit policy"),
    created: () => msg("The policy was created."),
    saved: () => msg("The policy was saved."),
};

/** Where a policy is listed. */
export const policyHref = ({ name }: Pick<Policy, "name">): string => href("/policy/policies", { search: name });

/** A policy by name, which leads to it in the list. */
export const aboutPolicy = (policy: Pick<Policy, "name">): unknown => link(policyHref(policy), policy.name);

/** What every policy has. */
export const policyFields = (): FormField<"name" | "execution_logging">[] => [
    text("name", msg("Name"), { required: true }),
    toggle("execution_logging", msg("Log every execution"), { help: msg("Writes an event each time it is asked. Otherwise only failures are written.") }),
];
