import { writeEvent } from "#mock/apps/events/write-event.ts";
import { memoryStage, next } from "#mock/flows/stage.ts";
import { type Account, connect } from "./account.ts";
import { sayLinked } from "./say-linked.ts";

/** Name of the stage in plans. */
export const CONNECTED = "sources.connected";
/**
 * Where the session keeps the account's token meanwhile. Not in the plan: the inspector shows that, and what it conceals ends with the process,
 * which a tab's does between two pages.
 */
export const TOKEN = "authentik/sources/token";

declare module "#mock/flows/plan.ts" {
    interface PlanContext {
        "goauthentik.io/sources/connection": Account;
    }
}

/** The end of an enrolment: whoever it has made gets the account that they came with. Source: authentik/core/sources/stage.py. */
export const connectedStage = memoryStage<Record<never, never>>()(CONNECTED, {
    enter: ({ call, plan }) => {
        const account = plan.get("goauthentik.io/sources/connection");
        const user = plan.pendingRow(call.db);
        if (!account || !user || !call.db.find("authentik_core.source", account.source)) return next();
        connect(call.db, { ...account, token: call.session.get<string>(TOKEN) ?? null }, user.pk);
        call.session.delete(TOKEN);
        writeEvent(call, "source_linked", "authentik.core.sources.stage", { message: "Linked Source", source: plan.get("source") }, { user: user.pk });
        sayLinked(call, account.source);
        return next();
    },
});
