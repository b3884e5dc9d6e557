import type { Db } from "#kernel/store/db.ts";
import type { JsonObject, Key, Models } from "#kernel/base/models.ts";

/** An account with a source, before anybody here has it; plans keep it as JSON. */
export type Account = {
    readonly kind: "oauth" | "saml" | "plex";
    readonly source: Key;
    /** What the source knows its person by, whatever changes about them. */
    readonly identifier: string;
    /** What the source gave to ask it in their name; null where it gives none. */
    readonly token: string | null;
};

/** Who comes from a source, as it says. */
export interface Arrival {
    readonly account: Account;
    /** What an enrolment begins with: `username`, `email`, `name` and whatever else the source tells. */
    readonly info: JsonObject;
    /** What policies of the flow find in its context besides. */
    readonly context: JsonObject;
}

type Connection = Models["authentik_core.usersourceconnection"];

const MODELS = {
    oauth: "authentik_sources_oauth.useroauthsourceconnection",
    saml: "authentik_sources_saml.usersamlsourceconnection",
    plex: "authentik_sources_plex.plexsourceconnection",
} as const;

/** The connection of whoever has this account; of several, which linking allows, the first. */
export const connectionOf = (db: Db, { kind, source, identifier }: Account): Connection | undefined =>
    db.where(MODELS[kind], "identifier", identifier).find((one) => one.source === source);

/** The connection of a user with a source, whatever the account. */
export const connectionWith = (db: Db, source: Key, user: number): Connection | undefined =>
    db.where("authentik_core.usersourceconnection", "user", user).find((one) => one.source === source);

/** Keeps that a user has an account. One who has another account with the source keeps that one: a user has one with each. */
export function connect(db: Db, { kind, source, identifier, token }: Account, user: number): void {
    if (connectionWith(db, source, user)) return;
    const values = { user, source, identifier };
    switch (kind) {
        case "oauth":
            db.create(MODELS.oauth, { ...values, access_token: token });
            break;
        case "saml":
            db.create(MODELS.saml, values);
            break;
        case "plex":
            db.create(MODELS.plex, { ...values, plex_token: token ?? "" });
            break;
    }
}
