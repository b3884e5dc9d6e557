import { choice, date, describe, reference, type Row, uuid } from "#kernel/base/fields.ts";
import type { ModelSchema } from "#kernel/store/schema.ts";

/** Why strict mode would refuse what a client does. */
const REASONS = ["redirect_uri", "redirect_uri_changed", "front_tokens", "nonce", "pkce", "password"] as const;
export type Reason = (typeof REASONS)[number];

const fields = describe({
    pk: uuid({ default: (random) => random.uuid() }),
    provider: reference("authentik_providers_oauth2.oauth2provider"),
    reason: choice(REASONS),
    /** The last time, to the hour. */
    seen: date(),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "sandbox.strictseen": Row<typeof fields>;
    }
}
/** What a client does that strict mode would refuse; not served as such. */
export const strictSeenSchema: ModelSchema = { model: "sandbox.strictseen", fields, families: {}, indexes: [] };
