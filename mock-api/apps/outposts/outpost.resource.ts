import { superuser } from "#kernel/http/access.ts";
import type { Call } from "#kernel/http/call.ts";
import type { Db } from "#kernel/store/db.ts";
import { invalidFields } from "#kernel/base/errors.ts";
import { choice, describe, embed, flag, list, object, reference, references, type Row, serial, text, uuid } from "#kernel/base/fields.ts";
import { anyOf, asBoolean, equals } from "#kernel/resource/filters.ts";
import type { Key } from "#kernel/base/models.ts";
import { registryOf } from "#kernel/resource/registry.ts";
import { resource } from "#kernel/resource/resource.ts";
import { keysAt } from "#kernel/store/schema.ts";
import { computes } from "#kernel/resource/view.ts";
import { carriedByOutpost, OUTPOST_TYPES, type OutpostType } from "./carries.facet.ts";
import { configFault, defaultConfig } from "./outpost-config.field.ts";

const fields = describe({
    pk: uuid(),
    name: text(),
    type: choice(OUTPOST_TYPES),
    providers: references("authentik_core.provider", {
        required: true,
        blank: true,
        documentedAs: list(serial(), { required: true }),
        accessor: "outpost_set",
    }),
    service_connection: reference("authentik_outposts.outpostserviceconnection", { optional: true, onDelete: "set default", accessor: "outpost_set" }),
    config: object({ required: true }),
    managed: text({ nullable: true, readOnly: true, documentedAs: text({ nullable: true }) }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_outposts.outpost": Row<typeof fields>;
    }
}
export type Outpost = Row<typeof fields>;

/** The token that an outpost signs in with. */
export const tokenIdentifier = ({ pk }: Pick<Outpost, "pk">): string => `ak-outpost-${pk}-api`;

/** The outpost that runs inside of the server. */
export const EMBEDDED = "goauthentik.io/outposts/embedded";

/** Makes the embedded outpost where there is none: it comes back with the next start. Source: authentik/outposts/apps.py. */
export function ensureEmbedded(db: Db): void {
    if (db.all("authentik_outposts.outpost").some(({ managed }) => managed === EMBEDDED)) return;
    const config = { ...defaultConfig(""), kubernetes_disabled_components: ["deployment", "secret"] };
    db.create("authentik_outposts.outpost", { name: "authentik Embedded Outpost", type: "proxy", managed: EMBEDDED, config });
}

/** How outposts show the kind of a provider: as that of their parent, which knows nothing of it. */
const PARENT_KIND = { component: "", verbose_name: "provider", verbose_name_plural: "providers", meta_model_name: "authentik_core.provider" };

/** A program beside the server that speaks LDAP, or is a proxy in front of applications. */
export const outpost = resource("authentik_outposts.outpost", {
    path: "outposts/instances/{uuid}",
    schema: "Outpost",
    names: ["outpost", "outposts"],
    fields,
    computed: {
        providers_obj: computes(list(embed("authentik_core.provider"), { readOnly: true }), ({ row, db, call }) =>
            db.some("authentik_core.provider", row.providers).map((provider) => ({ ...call.show("authentik_core.provider", provider), ...PARENT_KIND })),
        ),
        service_connection_obj: computes(embed("authentik_outposts.outpostserviceconnection"), ({ row, db, call }) => {
            const connection = db.find("authentik_outposts.outpostserviceconnection", row.service_connection);
            return connection ? call.show("authentik_outposts.outpostserviceconnection", connection) : null;
        }),
        token_identifier: computes(text(), ({ row }) => tokenIdentifier(row)),
    },
    order: ["name", "service_connection__name"],
    search: ["name", "providers__name"],
    filters: {
        providers__isnull: {
            shape: flag(),
            test: ({ values }) => {
                const wanted = asBoolean(values.at(-1)!);
                return wanted === undefined ? undefined : (row) => (keysAt(row, "providers").length === 0) === wanted;
            },
        },
        providers_by_pk: anyOf("providers", serial()),
        name__iexact: equals,
        name__icontains: equals,
        service_connection__name__iexact: equals,
        service_connection__name__icontains: equals,
        managed__iexact: equals,
        managed__icontains: equals,
    },
    access: superuser,
    label: (row) => `Outpost ${row.name}`,
    prepare: ({ values, row, call }) => {
        const { providers, type, config } = values;
        if (providers?.length === 0 && row?.managed !== EMBEDDED && values.managed !== EMBEDDED)
            throw invalidFields({ providers: ["This list may not be empty."] });
        // A change without a type is checked against the present type, which the original forgets to do (D-401).
        const carried = type ?? row?.type;
        const misfit = carried && providers && misfitOf(call, carried, providers);
        if (misfit) throw invalidFields({ providers: [`Outpost type ${carried} can't be used with ${misfit} providers.`] });
        const fault = config && configFault(config);
        if (fault) throw invalidFields({ config: [fault] });
    },
    isAudited: true,
});

/** Class name of the first provider that an outpost of this type cannot carry. */
function misfitOf(call: Call, type: OutpostType, providers: readonly Key[]): string | undefined {
    const models = providers.map((key) => call.db.modelOf("authentik_core.provider", key));
    const misfit = models.find((model) => model && call.registry.facetOf(model, carriedByOutpost)?.by !== type);
    return misfit && registryOf(call).resource(misfit).spec.schema;
}
