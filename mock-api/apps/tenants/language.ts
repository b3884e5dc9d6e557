import type { Call } from "#kernel/http/call.ts";
import { asObject } from "#kernel/store/validate.ts";
import { mergedAttributes, type User } from "#mock/apps/core/user.resource.ts";
import { currentTenant } from "./tenant.resource.ts";

/** Languages that mails and pages outside the interfaces speak. */
export type Language = "en" | "de";

/**
 * Which one whoever reads the answer wants, by the rule of the interfaces: what the address asks for (`?locale=`), else what they or their groups
 * have set, else the tenant, else the first of their browser's that is known.
 */
export const languageOf = (call: Call): Language =>
    languageIn(call.query.get("locale") ?? undefined) ?? languageFor(call, call.db.find("authentik_core.user", call.principal?.pk));

/** Which one a user wants who is written to: what they, their groups or the tenant have set, else what the browser that has asked for it prefers. */
export function languageFor(call: Call, user: User | undefined): Language {
    const { attributes } = currentTenant(call);
    const { locale } = asObject((user ? mergedAttributes(call.db, user, attributes) : attributes).settings);
    const set = typeof locale === "string" ? locale : undefined;
    const known = [set, ...(call.header("accept-language") ?? "").split(",", MOST)].map(languageIn).find((language) => language !== undefined);
    return known ?? "en";
}

/** How many languages of a browser are looked at. */
const MOST = 20;

/** `de` of `de_AT`, `de-DE` or `de;q=0.8`. Browsers send what is read best first. */
const languageIn = (tag: string | undefined): Language | undefined => {
    const [start] = (tag ?? "").trim().toLowerCase().split(/[-_;]/, 1);
    return start === "de" || start === "en" ? start : undefined;
};
