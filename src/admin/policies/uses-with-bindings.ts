import { allPages } from "#src/api/all-pages.ts";
import { policyBindings } from "#src/api/policies.api.ts";
import type { UsedBy } from "#src/elements/dialog/removal-uses.ts";
import { boundName } from "./bound-name.ts";

type Uses<T> = (key: string | number, signal: AbortSignal, object: T) => Promise<UsedBy[]>;

/**
 * What goes along with something that policies, groups and users are bound to: those bindings too, which the API deletes as well, but does not count
 * among what uses it.
 * @param target its key as a binding model
 */
export const usesWithBindings =
    <T>(usedBy: Uses<T>, target: (object: T) => string): Uses<T> =>
    async (key, signal, object) => {
        const [uses, bindings] = await Promise.all([
            usedBy(key, signal, object),
            allPages((page) => policyBindings.list({ ...page, target: target(object), ordering: "order" }, signal)),
        ]);
        return [
            ...bindings.map((binding): UsedBy => ({ app: "authentik_policies", model_name: "policybinding", name: boundName(binding), action: "CASCADE" })),
            ...uses,
        ];
    };
