import { msg, str } from "@lit/localize";
import { html } from "lit";
import { allPages } from "#src/api/all-pages.ts";
import { applications, type AccessResult, type Application } from "#src/api/applications.api.ts";
import { groups } from "#src/api/groups.api.ts";
import { policyBindings, type PolicyBinding } from "#src/api/policies.api.ts";
import type { User } from "#src/api/users.api.ts";
import { label } from "#src/elements/label.ts";
import type { Column } from "#src/elements/table/column.ts";
import { boundName } from "../policies/bound-name.ts";

/** A binding, with the keys of the groups whose members it means: its own and all that are inside it. */
export interface Bound extends PolicyBinding {
    readonly family: ReadonlySet<string>;
}

/** Somebody and an application, with what the policies say, and the bindings of the application, those that are disabled too. */
export interface Access {
    user: User;
    application: Application;
    result: AccessResult;
    bindings: readonly Bound[];
}

/** What is bound, in the order in which it is asked. @param target only what is bound to this */
export async function boundTo(target: string | undefined, signal?: AbortSignal): Promise<Bound[]> {
    const bindings = await allPages((query) => policyBindings.list({ ...query, ...(target === undefined ? {} : { target }), ordering: "order" }, signal));
    const families = await groups.familiesOf(new Set(bindings.flatMap(({ group }) => group ?? [])), signal);
    return bindings.map((binding) => ({ ...binding, family: families.get(binding.group ?? "") ?? new Set() }));
}

/** Has the policies of an application say whether they let somebody in. @param bindings those of the application */
export const accessOf = async (user: User, application: Application, bindings: readonly Bound[], signal?: AbortSignal): Promise<Access> => ({
    user,
    application,
    bindings,
    result: await applications.checkAccess(application.slug, user.pk, signal),
});

/** Those that are asked. */
export const enabledOf = ({ bindings }: Access): readonly Bound[] => bindings.filter(({ enabled }) => enabled !== false);

/** Whether somebody is whom a binding names; undefined where it names a policy. */
export const isMeant = ({ policy, user, family }: Bound, who: User): boolean | undefined =>
    policy ? undefined : user ? user === who.pk : who.groups.some((group) => family.has(String(group)));

/** Whether a binding lets somebody in; undefined where a policy decides, which has to be asked. */
function letsIn(binding: Bound, who: User): boolean | undefined {
    const meant = isMeant(binding, who);
    return meant === undefined ? undefined : meant !== (binding.negate ?? false);
}

const names = (bindings: readonly PolicyBinding[]): string =>
    bindings.map((binding) => (binding.negate ? msg(str`not ${boundName(binding)}`) : boundName(binding))).join(", ");

/** Through which binding somebody gets in, or why they do not, in a sentence. */
export function why(access: Access): string {
    const { user, application, result, bindings } = access;
    const asked = enabledOf(access);
    if (bindings.length === 0) return msg("Nothing is bound: everybody may open it.");
    if (asked.length === 0) return msg("All bindings are disabled: everybody may open it.");
    const needsAll = application.policy_engine_mode === "all";
    const policies = asked.filter(({ policy }) => policy);
    if (result.passing) {
        const fitting = asked.filter((binding) => letsIn(binding, user));
        const through = needsAll ? asked : fitting.length > 0 ? fitting : policies;
        return through === policies && policies.length > 1 ? msg(str`Through one of ${names(through)}`) : msg(str`Through ${names(through)}`);
    }
    const words = result.messages.join(" ");
    const missing = asked.filter((binding) => letsIn(binding, user) === false);
    if (needsAll && missing.length > 0) return withWords(msg(str`Must be let in by all, and is not by ${names(missing)}`), words);
    // Groups and users have let in: it is a policy that has not.
    if (needsAll) return withWords(policies.length > 1 ? msg(str`Not let in by one of ${names(policies)}`) : msg(str`Not let in by ${names(policies)}`), words);
    return withWords(msg(str`Not let in by ${names(asked)}`), words);
}

const withWords = (sentence: string, words: string): string => (words === "" ? sentence : `${sentence}: ${words}`);

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
