import type { Call, Principal } from "#kernel/call.ts";
import { asObject } from "#kernel/validate.ts";
import { mergedAttributes } from "#mock/apps/core/user.resource.ts";
import { currentTenant } from "#mock/apps/tenants/tenant.resource.ts";

/** Languages that pages outside the interfaces speak. */
export type Language = "en" | "de";

/** Which one a person reads: as they, their groups or the tenant have set it, else the first of their browser's that is known. Of a visitor nothing is set. */
export function languageOf(call: Call, principal: Principal | null): Language {
    const user = call.db.find("authentik_core.user", principal?.pk);
    const { locale } = asObject(user && mergedAttributes(call.db, user, currentTenant(call).attributes).settings);
    const asked = [typeof locale === "string" ? locale : "", ...(call.header("accept-language") ?? "").split(",", MOST)];
    const known = asked.map(languageIn).find((language) => language !== undefined);
    return known ?? "en";
}

/** How many languages of a browser are looked at. */
const MOST = 20;

/** `de` of `de_AT`, `de-DE` or `de;q=0.8`. Browsers send what is read best first. */
const languageIn = (tag: string): Language | undefined => {
    const [start] = tag.trim().toLowerCase().split(/[-_;]/, 1);
    return start === "de" || start === "en" ? start : undefined;
};
