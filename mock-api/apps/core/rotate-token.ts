import type { Call } from "#kernel/http/call.ts";
import { timestamp } from "#kernel/store/formats.ts";
import { ends } from "#mock/apps/admin/ends.facet.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { newKey, type Token } from "./token.resource.ts";
import { MINUTE_MS } from "#mock/encoding/time.ts";

/** How long the new key of an expired API token lives: 30 minutes. */
const LIFETIME_MS = 30 * MINUTE_MS;

/** An API token does not expire: it gets another key, and the old one no longer works. */
export const tokenEnds = ends({
    end(call: Call, { pk, intent }: Token) {
        const { db, random } = call;
        if (intent !== "api") return db.delete("authentik_core.token", pk);
        const token = db.update("authentik_core.token", pk, { key: newKey(random), expires: timestamp(random.now() + LIFETIME_MS) });
        const message = `Token ${token.identifier}'s secret was rotated.`;
        writeEvent(
            call,
            "secret_rotate",
            "authentik.core.models",
            { token: describeModel(call, "authentik_core.token", token), message },
            { isBackground: true },
        );
    },
});
