import type { JsonObject } from "#kernel/base/models.ts";
import { own } from "#kernel/base/own.ts";
import { asObject } from "#kernel/store/validate.ts";

const textAt = (claims: JsonObject, name: string): string => {
    const value = own(claims, name);
    return typeof value === "string" ? value : "";
};

/** What an outpost reads of somebody's claims; what is not there, or of another kind, is empty. */
export function readClaims(claims: JsonObject) {
    const proxy = asObject(own(claims, "ak_proxy"));
    const groups = own(claims, "groups");
    return {
        username: textAt(claims, "preferred_username"),
        name: textAt(claims, "name"),
        email: textAt(claims, "email"),
        uid: textAt(claims, "sub"),
        groups: Array.isArray(groups) ? groups.filter((group) => typeof group === "string") : [],
        attributes: asObject(own(proxy, "user_attributes")),
        isSuperuser: own(proxy, "is_superuser") === true,
        /** Where this person's requests go instead of the provider's internal host. */
        backend: textAt(proxy, "backend_override"),
    };
}
