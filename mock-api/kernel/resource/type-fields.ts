import { text } from "#kernel/base/fields.ts";
import { concreteOf } from "./action.ts";
import type { AnyResource } from "./resource.ts";
import type { Stored } from "#kernel/store/schema.ts";
import { type Computed, computes } from "./view.ts";

/** Fields in which every member of a family names its type. */
export function typeFields<R extends Stored>(family: string): Record<"component" | "verbose_name" | "verbose_name_plural" | "meta_model_name", Computed<R>> {
    const tell = (of: (resource: AnyResource) => string) => computes<R>(text({ readOnly: true }), ({ row, call }) => of(concreteOf(call, family, row)));
    return {
        component: tell((resource) => resource.spec.component ?? ""),
        verbose_name: tell((resource) => resource.spec.names[0]),
        verbose_name_plural: tell((resource) => resource.spec.names[1]),
        meta_model_name: tell((resource) => resource.model),
    };
}
