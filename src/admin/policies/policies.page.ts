import { msg, str } from "@lit/localize";
import { html } from "lit";
import { policies, type Policy } from "#src/api/policies.api.ts";
import { plural } from "#src/base/plural.ts";
import { confirm } from "#src/elements/dialog/dialogs.ts";
import { openForm } from "#src/elements/form/open-form.ts";
import { label } from "#src/elements/label.ts";
import { notify } from "#src/elements/messages.ts";
import { iconButton, yesNo } from "#src/elements/table/column.ts";
import { familyPage } from "#src/pages/family-page.ts";
import { policyForms, policyKinds } from "./forms.ts";
import { placedUses } from "./placed-uses.ts";

/** Rules that decide: who may open something, whether a stage is shown, whether a password is good enough. */
export const policiesPage = familyPage<Policy>({
    title: () => msg("Policies"),
    description: () => msg("Rules that decide who may open an application, whether a stage is shown, or whether a password is good enough."),
    help: "policies",
    creation: () => msg("New policy"),
    kinds: policyKinds,
    kindOf: ({ component }) => component,
    headingOf: ({ verbose_name_plural: heading }) => heading,
    load: policies.list,
    order: "name",
    name: ({ name }) => name,
    columns: [
        { title: () => msg("Name"), sort: "name", cell: ({ name }) => name },
        { title: () => msg("Used"), cell: ({ bound_to: count }) => (count > 0 ? label(uses(count), "green") : label(msg("Not assigned"), "orange")) },
        { title: () => msg("Logged"), cell: ({ execution_logging: isLogged }) => yesNo(isLogged) },
    ],
    actions: (policy) => iconButton("run", msg(str`Test ${policy.name}`), () => void openForm(policyForms.test, policy)),
    filters: () => html`<button class="pf-v6-c-button pf-m-link" type="button" @click=${clearCache}>${msg("Clear cache")}</button>`,
    empty: () => ({
        icon: "key",
        header: msg("No policies yet."),
        text: msg("Without a policy, a group or a user bound to it, an application is open to everybody."),
    }),
    peek: async () => (await import("./policy.peek.ts")).policyPeek,
    remove: {
        question: (count) => plural(count, { one: msg("Delete 1 policy?"), other: msg(str`Delete ${count} policies?`) }),
        key: ({ pk }) => pk,
        usedBy: placedUses(policies.usedBy),
        destroy: policies.destroy,
    },
});

const uses = (count: number): string => plural(count, { one: msg("Bound to 1 object"), other: msg(str`Bound to ${count} objects`) });

async function clearCache(): Promise<void> {
    const isCleared = await confirm({
        header: msg("Clear the cache of policies?"),
        text: msg("Results that are kept for speed are forgotten. Policies decide anew when they are asked next."),
        yes: msg("Clear cache"),
        run: policies.clearCache,
    });
    if (isCleared) notify("success", msg("The cache was cleared."));
}
