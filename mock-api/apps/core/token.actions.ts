import { ownerOrSuperuser, type Access } from "#kernel/http/access.ts";
import { action } from "#kernel/resource/action.ts";
import { denied, empty } from "#kernel/base/errors.ts";
import { json, nested, text } from "#kernel/base/fields.ts";
import { noContent, ok } from "#kernel/http/operation.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { token } from "./token.resource.ts";

const own = ownerOrSuperuser("user");

/** Administrators, and owners who were given the right to see this token's key when they made it. */
const keyViewers: Access = {
    ...own,
    name: "superuser, or holder of view_token_key",
    touch(call, row) {
        if (!call.isSuperuser && !call.principal!.holds("view_token_key", row.pk)) throw denied();
    },
};

const superuserOnRow: Access = {
    ...own,
    name: "superuser",
    touch(call) {
        if (!call.isSuperuser) throw denied();
    },
};

/** GET core/tokens/{identifier}/view_key/ : the key; whoever looks leaves an event. */
export const viewKey = action(
    token,
    "GET",
    "view_key",
    { access: keyViewers, answer: nested("TokenView", { key: text({ readOnly: true }) }), answers: { 404: null } },
    ({ row, call }) => {
        writeEvent(call, "secret_view", "authentik.core.api.tokens", { secret: describeModel(call, "authentik_core.token", row) });
        return ok({ key: row.key });
    },
);

/** POST core/tokens/{identifier}/set_key/ : 204; 400 without a key. */
export const setKey = action(
    token,
    "POST",
    "set_key",
    {
        access: superuserOnRow,
        body: { key: json({ optional: true, documentedAs: text() }) },
        bodySchema: "TokenSetKeyRequest",
        takesForms: true,
        answers: { 400: null, 404: null },
    },
    ({ row, body, call, db }) => {
        if (!body.key) throw empty(400);
        const changed = db.update("authentik_core.token", row.pk, { key: String(body.key) });
        writeEvent(call, "model_updated", "authentik.core.api.tokens", { model: describeModel(call, "authentik_core.token", changed) });
        return noContent();
    },
);
