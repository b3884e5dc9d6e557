import { superuserOnly } from "#kernel/http/access.ts";
import { action, collectionAction } from "#kernel/resource/action.ts";
import { integer, nested } from "#kernel/base/fields.ts";
import { noContent, ok } from "#kernel/http/operation.ts";
import { pictureActions } from "#mock/apps/core/picture.actions.ts";
import { flow } from "./flow.resource.ts";
import { cachedPlans, clearPlans } from "./plan-cache.model.ts";

/** GET flows/instances/cache_info/ : how many plans are kept. */
export const cacheInfo = collectionAction(
    flow,
    "GET",
    "cache_info",
    { access: superuserOnly, answer: nested("Cache", { count: integer({ readOnly: true }) }) },
    ({ db }) => ok({ count: cachedPlans(db) }),
);

/** POST flows/instances/cache_clear/ : forgets all plans. */
export const cacheClear = collectionAction(flow, "POST", "cache_clear", { access: superuserOnly, answers: { 400: null } }, ({ db }) => {
    clearPlans(db);
    return noContent();
});

/** POST flows/instances/{slug}/set_background/ and set_background_url/ */
export const flowBackground = pictureActions((...asked) => action(flow, ...asked), {
    model: "authentik_flows.flow",
    field: "background",
    name: "background",
    folder: "flow-backgrounds",
});
