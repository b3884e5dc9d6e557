import { msg, str } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { allPages } from "#src/api/all-pages.ts";
import { applications, type AccessResult, type Application } from "#src/api/applications.api.ts";
import { policyBindings, type PolicyBinding } from "#src/api/policies.api.ts";
import type { User } from "#src/api/users.api.ts";
import { label } from "#src/elements/label.ts";
import type { Column } from "#src/elements/table/column.ts";
import { boundName } from "../policies/policy-bindings.ts";
import { policyWords } from "../policies/policy-result.ts";

/** Somebody and an application, with what the policies say, and the bindings that were asked. */
export interface Access {
    user: User;
    application: Application;
    result: AccessResult;
    bindings: readonly PolicyBinding[];
}

/** What is bound to an application, in the order in which it is asked. */
export const boundTo = ({ pk: target }: Application, signal?: AbortSignal): Promise<PolicyBinding[]> =>
    allPages((query) => policyBindings.list({ ...query, target, ordering: "order" }, signal));

/** Has the policies of an application say whether they let somebody in. @param bindings those of the application */
export const accessOf = async (user: User, application: Application, bindings: readonly PolicyBinding[], signal?: AbortSignal): Promise<Access> => ({
    user,
    application,
    bindings,
    result: await applications.checkAccess(application.slug, user.pk, signal),
});

/** Whether a binding is about somebody; undefined where a policy decides, whose own word the API does not give. */
function fits({ policy, group, user, negate }: PolicyBinding, who: User): boolean | undefined {
    if (policy) return undefined;
    // A member of a group is one of the group above it, too.
    const isAbout = user ? user === who.pk : who.groups_obj.some(({ pk, parent }) => pk === group || (parent !== null && parent === group));
    return isAbout !== (negate ?? false);
}

const names = (bindings: readonly PolicyBinding[]): string =>
    bindings.map((binding) => (binding.negate ? msg(str`not ${boundName(binding)}`) : boundName(binding))).join(", ");

/** Through which binding somebody gets in, or why they do not, in a sentence. */
export function why({ user, application, result, bindings }: Access): string {
    const asked = bindings.filter(({ enabled }) => enabled !== false);
    const policies = asked.filter(({ policy }) => policy);
    if (asked.length === 0) return msg("Nothing is bound: everybody may open it.");
    if (result.passing) {
        const fitting = asked.filter((binding) => fits(binding, user));
        const through = fitting.length > 0 ? fitting : policies.length > 0 ? policies : asked;
        return msg(str`Through ${names(through)}`);
    }
    if (result.messages.length > 0) return result.messages.join(" ");
    const missing = asked.filter((binding) => fits(binding, user) === false);
    if (application.policy_engine_mode === "all" && missing.length > 0) return msg(str`Must be let in by all, and is not by ${names(missing)}`);
    return msg(str`Not let in by ${names(asked)}`);
}

/** Whether they may, and why: the same for the people of an application and for the applications of a person. */
export const accessColumns: readonly Column<Access>[] = [
    {
        title: () => msg("May open"),
        cell: ({ result, user }) =>
            html`${result.passing ? label(msg("Yes"), "green") : label(msg("No"), "red")}
            ${user.is_active ? "" : label(msg("Deactivated: cannot sign in"), "orange")}`,
    },
    { title: () => msg("Why"), cell: why },
];

/** What the policies told and logged. */
export const accessDetails = ({ result }: Access): TemplateResult =>
    result.messages.length + result.log_messages.length > 0 ? policyWords(result) : html`<p>${msg("The policies said nothing about it.")}</p>`;
