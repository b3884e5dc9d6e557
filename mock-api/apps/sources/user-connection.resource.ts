import { ownerOrSuperuser } from "#kernel/http/access.ts";
import { nonFieldError } from "#kernel/base/errors.ts";
import { area, date, describe, embed, type Fields, reference, type Row, serial, text } from "#kernel/base/fields.ts";
import { equals } from "#kernel/resource/filters.ts";
import { timestamp } from "#kernel/store/formats.ts";
import type { Models, ModelsOf } from "#kernel/base/models.ts";
import { family, type Resource, resource } from "#kernel/resource/resource.ts";
import { computes } from "#kernel/resource/view.ts";

const FAMILY = "authentik_core.usersourceconnection";

const sourceReference = reference("authentik_core.source", { hidden: true });
const created = date({ readOnly: true, default: (random) => timestamp(random.now()) });

const familyFields = describe({ pk: serial(), user: reference("authentik_core.user", { readOnly: true }), source: sourceReference, created });
const baseFields = describe({
    pk: serial(),
    user: reference("authentik_core.user"),
    source: sourceReference,
    identifier: text(),
    created: { ...created, hidden: true },
});

const oauthFields = describe({ ...baseFields, identifier: text({ max: 255 }), access_token: area({ writeOnly: true, nullable: true, blank: true }) });
const plexFields = describe({ ...baseFields, user: reference("authentik_core.user", { readOnly: true }), plex_token: text() });
type Connection = Row<typeof familyFields>;
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_core.usersourceconnection": Row<typeof familyFields>;
        "authentik_sources_oauth.useroauthsourceconnection": Row<typeof oauthFields>;
        "authentik_sources_saml.usersamlsourceconnection": Row<typeof baseFields>;
        "authentik_sources_plex.plexsourceconnection": Row<typeof plexFields>;
    }
}

/** The source as its own list shows it, whatever its kind. */
const computed = {
    source: computes<Connection>(embed("authentik_core.source"), ({ row, db, call }) =>
        call.show("authentik_core.source", db.get("authentik_core.source", row.source)),
    ),
};

/** Who is who elsewhere: accounts of users in sources, whatever their kind. */
export const userConnection = family(FAMILY, {
    path: "sources/user_connections/all/{id}",
    schema: "UserSourceConnection",
    names: ["User source connection", "User source connections"],
    fields: familyFields,
    computed,
    order: ["pk"],
    access: ownerOrSuperuser("user"),
    operations: ["list", "retrieve", "update", "partial_update", "destroy", "used_by"],
});

interface ConnectionSpec {
    readonly at: string;
    readonly schema: string;
    /** `OAuth`, of `User OAuth Source Connection`. */
    readonly names: readonly [string, string];
    readonly fields: Fields;
    readonly order: readonly string[];
}

const connectionResource = <const M extends ModelsOf<Connection>>(model: M, { at, order, ...spec }: ConnectionSpec): Resource<Models[M]> =>
    resource(model, {
        ...spec,
        // What Django calls an object of a class that gives it no name. Relations lead to the family, and so to its name.
        label: ({ pk }) => `UserSourceConnection object (${pk})`,
        path: `sources/user_connections/${at}/{id}`,
        computed,
        families: [FAMILY],
        unique: [["user", "source"]],
        order,
        filters: { source__slug: { ...equals, shape: text() } },
        access: ownerOrSuperuser("user"),
        // The source cannot be sent, so no connection can be created here; the original answers 500 (D-504).
        prepare: ({ row }) => {
            if (!row) throw nonFieldError("A connection comes into being by signing in through its source.");
        },
    });

export const oauthConnection = connectionResource("authentik_sources_oauth.useroauthsourceconnection", {
    at: "oauth",
    schema: "UserOAuthSourceConnection",
    names: ["User OAuth Source Connection", "User OAuth Source Connections"],
    fields: oauthFields,
    order: ["source__slug"],
});
export const samlConnection = connectionResource("authentik_sources_saml.usersamlsourceconnection", {
    at: "saml",
    schema: "UserSAMLSourceConnection",
    names: ["User SAML Source Connection", "User SAML Source Connections"],
    fields: baseFields,
    order: ["source__slug"],
});
export const plexConnection = connectionResource("authentik_sources_plex.plexsourceconnection", {
    at: "plex",
    schema: "PlexSourceConnection",
    names: ["User Plex Source Connection", "User Plex Source Connections"],
    fields: plexFields,
    order: ["pk"],
});
