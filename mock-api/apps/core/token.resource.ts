import { ownerOrSuperuser } from "#kernel/http/access.ts";
import type { Db } from "#kernel/store/db.ts";
import { nonFieldError, invalidFields, REQUIRED } from "#kernel/base/errors.ts";
import { area, choice, count, date, describe, embed, flag, type Randomness, reference, type Row, slug, text, uuid } from "#kernel/base/fields.ts";
import { equals } from "#kernel/resource/filters.ts";
import { timestamp } from "#kernel/store/formats.ts";
import { resource } from "#kernel/resource/resource.ts";
import { computes } from "#kernel/resource/view.ts";
import { grant } from "./permission.model.ts";
import { MINUTE_MS } from "#mock/encoding/time.ts";

/** How long a token lives by default: 30 minutes. */
const LIFETIME_MS = 30 * MINUTE_MS;
/** Letters and digits of a key. */
const KEY_LENGTH = 60;
export const newKey = (random: Randomness): string => random.text(KEY_LENGTH);

const fields = describe({
    pk: uuid(),
    managed: text({ nullable: true, readOnly: true, documentedAs: text({ nullable: true }) }),
    identifier: slug({ max: 255, unique: true }),
    intent: choice(
        { verification: "Intent Verification", api: "Intent Api", recovery: "Intent Recovery", app_password: "Intent App Password" },
        { default: "api" },
    ),
    user: reference("authentik_core.user", { optional: true, accessor: false, documentedAs: count({ optional: true }) }),
    description: area({ blank: true }),
    expires: date({ default: (random) => timestamp(random.now() + LIFETIME_MS) }),
    expiring: flag(true),
    key: text({ hidden: true, default: newKey }),
    /** Of a flow token: the flow, and the plan that it goes on with. */
    flow: reference("authentik_flows.flow", { optional: true, hidden: true }),
    plan: text({ hidden: true, nullable: true }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_core.token": Row<typeof fields>;
    }
}
export type Token = Row<typeof fields>;

/** A key that stands for a user: for the API, or as a password for applications. */
export const token = resource("authentik_core.token", {
    path: "core/tokens/{identifier}",
    schema: "Token",
    names: ["Token", "Tokens"],
    fields,
    computed: {
        user_obj: computes(embed("authentik_core.user"), ({ row, db, call }) => call.show("authentik_core.user", db.get("authentik_core.user", row.user!))),
    },
    lookup: "identifier",
    indexes: ["key"],
    order: ["identifier", "expires"],
    search: ["identifier", "intent", "user__username", "description"],
    filters: { identifier: equals, intent: equals, user__username: equals, description: equals, expires: equals, expiring: equals, managed: equals },
    access: ownerOrSuperuser("user"),
    label: ({ identifier, expiring, expires }) => (expiring && expires ? `${identifier} (expires=${asPythonTime(expires)})` : identifier),
    prepare: ({ values, row, call, db }) => {
        // Blueprints run without a user, with administrator rights.
        const pk = call.principal?.pk;
        // A PATCH that leaves `user` out hands the token to the caller in the original; here it keeps its owner.
        values.user ??= row?.user ?? pk;
        values.intent ??= row?.intent ?? "api";
        if (values.intent !== "api" && values.intent !== "app_password") throw nonFieldError(`Invalid intent ${values.intent}`);
        if (values.user === undefined) throw invalidFields({ user: [REQUIRED] });
        if (row || pk === undefined || call.isSuperuser) return;
        values.expiring = db.get("authentik_core.user", pk).attributes["goauthentik.io/user/token-expires"] !== false;
    },
    saved: ({ row, before, call, db }) => {
        if (!before && call.principal && !call.isSuperuser) grant(db, call.principal.pk, "view_token_key", "authentik_core.token", row.pk);
    },
    isAudited: true,
});

/** `2023-02-15T12:00:00Z` as `2023-02-15 12:00:00+00:00`. */
const asPythonTime = (iso: string): string => iso.replace("T", " ").replace("Z", "+00:00");

/** The unexpired token with this key. An expiring one that is past its time goes away when it is looked for. */
export function tokenByKey(db: Db, key: string, { now }: Randomness): Token | undefined {
    const row = db.by("authentik_core.token", "key", key);
    if (!row || !isExpired(row, now())) return row;
    db.delete("authentik_core.token", row.pk);
    return undefined;
}

export const isExpired = ({ expiring, expires }: { readonly expiring: boolean; readonly expires: string | null }, now: number): boolean =>
    expiring && expires !== null && Date.parse(expires) <= now;
