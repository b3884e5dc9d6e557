import { action } from "#kernel/resource/action.ts";
import { ok } from "#kernel/http/operation.ts";
import { asObject } from "#kernel/store/validate.ts";
import { eventKey } from "#mock/apps/events/describe-model.ts";
import { application } from "./application.resource.ts";
import { coordinates, series, WEEK } from "./metrics.ts";
import { pictureActions } from "./picture.actions.ts";

/** GET core/applications/{slug}/metrics/ : how often it was opened during the last week. */
export const applicationMetrics = action(application, "GET", "metrics", { answer: coordinates, isList: true }, ({ row, call, db }) => {
    const opened = db.where("authentik_events.event", "action", "authorize_application").filter(({ context }) => {
        return asObject(asObject(context).authorized_application).pk === eventKey(row.pk);
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
