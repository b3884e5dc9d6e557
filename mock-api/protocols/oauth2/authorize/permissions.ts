import type { Db } from "#kernel/store/db.ts";
import type { Permission } from "../../authorization-flow.ts";

/** What scopes mean that no mapping stands for, in the order in which they are shown. */
const FIXED: readonly (readonly [scope: string, name: string])[] = [
    ["read:user", "GitHub Compatibility: Access your User Information"],
    ["user:email", "GitHub Compatibility: Access you Email addresses"],
    ["read:org", "GitHub Compatibility: Access your Groups"],
    ["user", "GitHub Compatibility: Access your User Information"],
    ["goauthentik.io/api", "authentik API Access on behalf of your user"],
];

/** What the person is told that an application asks for: each scope that is known anywhere in the installation, by its mapping's description. */
export function permissionsOf(db: Db, scopes: readonly string[]): Permission[] {
    const mapped = db
        .all("authentik_providers_oauth2.scopemapping")
        .filter(({ scope_name }) => scopes.includes(scope_name))
        .sort((a, b) => (a.scope_name < b.scope_name ? -1 : 1))
        .map(({ scope_name, description }) => ({ id: scope_name, name: description }));
    const fixed = FIXED.filter(([scope]) => scopes.includes(scope)).map(([id, name]) => ({ id, name }));
    return [...mapped, ...fixed];
}
