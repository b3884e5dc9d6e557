import { signedIn } from "#kernel/access.ts";
import { action } from "#kernel/action.ts";
import type { Call } from "#kernel/call.ts";
import { notFound, HttpError } from "#kernel/errors.ts";
import { count } from "#kernel/fields.ts";
import type { Json, JsonObject } from "#kernel/models.ts";
import { ok } from "#kernel/operation.ts";
import { eventKey } from "#mock/apps/events/describe-model.ts";
import { policyTestResult } from "#mock/apps/policies/policy-test.ts";
import type { LogLine } from "#mock/expressions/log-line.ts";
import { application, mayOpen } from "./application.resource.ts";
import { coordinates, series, WEEK } from "./metrics.ts";
import { pictureActions } from "./picture.actions.ts";

/** GET core/applications/{slug}/check_access/ : whether the caller may open it; administrators may ask for somebody else, and see why. */
export const checkAccess = action(
    application,
    "GET",
    "check_access",
    { access: signedIn, query: { for_user: count() }, answer: policyTestResult, answers: { 404: null } },
    async ({ row, call }) => {
        const log: LogLine[] = [];
        const { passing, messages } = await mayOpen(row, call, askedUser(call), log);
        return ok({ passing, messages: call.isSuperuser ? [...messages] : [], log_messages: call.isSuperuser ? (log as Json) : [] });
    },
);

function askedUser(call: Call): number {
    const asked = call.url.searchParams.get("for_user");
    if (!asked || !call.isSuperuser) return call.principal!.pk;
    if (!/^\d+$/.test(asked)) throw new HttpError(400, "for_user must be numerical");
    return call.db.find("authentik_core.user", Number(asked))?.pk ?? nobody();
}

function nobody(): never {
    throw notFound();
}

/** GET core/applications/{slug}/metrics/ : how often it was opened during the last week. */
export const applicationMetrics = action(application, "GET", "metrics", { answer: coordinates, isList: true }, ({ row, call, db }) => {
    const opened = db.where("authentik_events.event", "action", "authorize_application").filter(({ context }) => {
        const authorized = (context as JsonObject).authorized_application as JsonObject | undefined;
        return authorized?.pk === eventKey(row.pk);
    });
    return ok(
        series(
            opened.map((event) => Date.parse(event.created)),
            call.random.now(),
            WEEK.points,
            WEEK.step,
        ),
    );
});

/** POST core/applications/{slug}/set_icon/ and set_icon_url/ */
export const applicationIcon = pictureActions((...asked) => action(application, ...asked), {
    model: "authentik_core.application",
    field: "meta_icon",
    name: "icon",
    folder: "application-icons",
});
