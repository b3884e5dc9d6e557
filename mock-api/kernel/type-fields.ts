import type { Call } from "./call.ts";
import { text } from "./fields.ts";
import type { Key } from "./models.ts";
import type { Resource } from "./resource.ts";
import { type Computed, computes } from "./view.ts";

/** The resource that a family's row belongs to. */
export const concreteOf = (call: Call, family: string, key: Key): Resource<never> => call.registry.resource(call.db.modelOf(family, key)!);

/** What every member of a family tells of its type. */
export function typeFields<R extends { readonly pk: Key }>(
    family: string,
): Record<"component" | "verbose_name" | "verbose_name_plural" | "meta_model_name", Computed<R>> {
    const tell = (of: (resource: Resource<never>) => string) => computes<R>(text({ readOnly: true }), ({ row, call }) => of(concreteOf(call, family, row.pk)));
    return {
        component: tell((resource) => resource.spec.component ?? ""),
        verbose_name: tell((resource) => resource.spec.names[0]),
        verbose_name_plural: tell((resource) => resource.spec.names[1]),
        meta_model_name: tell((resource) => resource.model),
    };
}
