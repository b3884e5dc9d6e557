import { redirect } from "#kernel/operation.ts";
import type { Call } from "#kernel/call.ts";
import type { Page } from "#kernel/resource.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { mayImpersonate, sessionUser } from "./identity.ts";
import { IMPERSONATED } from "./session-keys.ts";
import type { User } from "./user.resource.ts";

/** Who really acts, when an administrator acts as somebody else. */
export function impersonation(call: Call): { original?: User; user?: User } {
    const user = call.db.find("authentik_core.user", call.session.get<number>(IMPERSONATED));
    return user ? { user, original: sessionUser(call) } : {};
}

const unauthorized = (): Response => new Response("Unauthorized", { status: 401, headers: { "content-type": "text/html; charset=utf-8" } });

/** GET /-/impersonation/{user_id}/ : the administrator acts as that user from here on. */
export const begin: Page = {
    methods: ["GET"],
    path: "/-/impersonation/{user_id}/",
    handle(call) {
        const admin = sessionUser(call);
        const target = /^\d+$/.test(call.params.user_id!) ? call.db.find("authentik_core.user", Number(call.params.user_id)) : undefined;
        if (!admin || !mayImpersonate(call, admin) || !target) return unauthorized();
        call.session.set(IMPERSONATED, target.pk);
        writeEvent(call, "impersonation_started", "authentik.core.views.impersonate", {}, { user: admin.pk, onBehalfOf: target.pk });
        return redirect("/if/user/");
    },
};

/** GET /-/impersonation/end/ : back to oneself. */
export const end: Page = {
    methods: ["GET"],
    path: "/-/impersonation/end/",
    handle(call) {
        const { user, original } = impersonation(call);
        if (!user || !original) return redirect("/if/user/");
        call.session.delete(IMPERSONATED);
        writeEvent(call, "impersonation_ended", "authentik.core.views.impersonate", {}, { user: original.pk });
        return redirect("/");
    },
};
