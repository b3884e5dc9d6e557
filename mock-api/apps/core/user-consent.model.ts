import { date, describe, flag, reference, type Row, text, uuid } from "#kernel/fields.ts";
import type { ModelSchema } from "#kernel/schema.ts";

export const userConsentFields = describe({
    pk: uuid({ default: (random) => random.uuid() }),
    user: reference("authentik_core.user"),
    application: reference("authentik_core.application"),
    /** Ids of what was allowed, with blanks between. */
    permissions: text({ blank: true }),
    expires: date({ nullable: true }),
    expiring: flag(true),
});
declare module "#kernel/models.ts" {
    interface Models {
        "authentik_core.userconsent": Row<typeof userConsentFields>;
    }
}
export type UserConsent = Row<typeof userConsentFields>;

/** What a user has allowed an application to know. */
export const userConsentSchema: ModelSchema = { model: "authentik_core.userconsent", fields: userConsentFields, families: {}, indexes: [] };
