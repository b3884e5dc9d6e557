import { ownerOnly, superuserOnly } from "#kernel/http/access.ts";
import { nonFieldError } from "#kernel/base/errors.ts";
import { describe, flag, reference, serial, text, type Fields } from "#kernel/base/fields.ts";
import { equals } from "#kernel/resource/filters.ts";
import type { ModelName, Models } from "#kernel/base/models.ts";
import { type Resource, resource, type ResourceSpec } from "#kernel/resource/resource.ts";
import { type DeviceClass, secondFactor } from "./device.facet.ts";

/** Fields of every device. Keys count per kind, so a kind and a key together name one. */
export const deviceFields = describe({
    pk: serial(),
    user: reference("authentik_core.user", { hidden: true }),
    name: text({ max: 64 }),
    confirmed: flag(true, { hidden: true }),
});

export interface DeviceSpec<R> extends Pick<ResourceSpec<R>, "names" | "schema" | "computed" | "removed"> {
    /** Below `authenticators/`: `totp`. */
    readonly at: DeviceClass;
    readonly fields: Fields;
}

/** A kind of device: its owners rename and remove theirs, administrators everybody's below `authenticators/admin/`. Made in flows only. */
export function deviceResource<const M extends ModelName>(model: M, { at, ...spec }: DeviceSpec<Models[M]>): Resource<Models[M]> {
    return resource(model, {
        ...spec,
        path: `authenticators/${at}/{id}`,
        order: ["name"],
        search: ["name"],
        filters: { name: equals },
        access: ownerOnly("user"),
        operations: ["list", "retrieve", "update", "partial_update", "destroy", "used_by"],
        secondaryPath: {
            path: `authenticators/admin/${at}/{id}`,
            access: superuserOnly,
            operations: ["list", "create", "retrieve", "update", "partial_update", "destroy"],
        },
        prepare: ({ row }) => {
            // The body names no user, and a device without one cannot be; the original fails in its database.
            if (!row) throw nonFieldError("Devices are set up in a flow.");
        },
        isAudited: true,
        facets: [secondFactor(at)],
    });
}
