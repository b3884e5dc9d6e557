import { count, describe, object, reference, type Row, text } from "#kernel/base/fields.ts";
import type { ModelSchema } from "#kernel/store/schema.ts";

const fields = describe({
    /** What the cookie names: a secret. */
    pk: text(),
    outpost: reference("authentik_outposts.outpost"),
    provider: reference("authentik_providers_proxy.proxyprovider"),
    /** Whose it is, as the provider names them. */
    sub: text(),
    /** What the ID token says, or the answer of introspection. */
    claims: object(),
    /** The token itself. */
    token: text(),
    /** When it ends, in ms since the epoch. */
    expires: count(),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "sandbox.proxysession": Row<typeof fields>;
    }
}
export type ProxySession = Row<typeof fields>;

/** Somebody who is signed in to an application behind an outpost, in one browser; not served. */
export const proxySessionSchema: ModelSchema = { model: "sandbox.proxysession", fields, families: {}, indexes: ["sub"], endsForGood: true };
