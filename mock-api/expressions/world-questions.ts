import type { Json } from "#kernel/base/models.ts";
import { isKey } from "#kernel/store/schema.ts";
import { isObject } from "#kernel/store/validate.ts";
import { isMember } from "#mock/apps/core/group.resource.ts";
import { avatarOf } from "#mock/apps/core/avatar.field.ts";
import { launchUrl } from "#mock/apps/core/launch-url.field.ts";
import { checkPasswordSync, hashPasswordSync, unusablePassword } from "#mock/apps/core/password.ts";
import { mergedAttributes, uidOf } from "#mock/apps/core/user.resource.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { currentTenant } from "#mock/apps/tenants/tenant.resource.ts";
import type { Question } from "./store-bridge.ts";
import { timeZone } from "./time-zones.ts";

/** What methods of authentik's objects do beside reading and writing rows. */
export const worldQuestions: Readonly<Record<string, Question>> = {
    describe(call, { model, key }) {
        const [family, pk] = [String(model), isKey(key) ? key : undefined];
        const row = call.db.row(family, pk);
        return row ? describeModel(call, call.db.modelOf(family, pk) ?? family, row) : { pk: key };
    },
    zone: (_, { key }) => timeZone(String(key)),
    zones: () => Intl.supportedValuesOf("timeZone"),
    uid: ({ db }, { user }) => uidOf(db, { pk: Number(user) }),
    avatar({ db, environment }, { user }) {
        const row = db.find("authentik_core.user", Number(user));
        return row ? avatarOf(row, environment.AUTHENTIK_AVATARS ?? "initials") : null;
    },
    group_attributes(call, { user }) {
        const row = call.db.find("authentik_core.user", Number(user));
        return row ? mergedAttributes(call.db, row, currentTenant(call).attributes) : {};
    },
    hash: ({ random }, { password }) => (password === null ? unusablePassword(random) : hashPasswordSync(String(password), random)),
    verify: (_, { password, hash }) => checkPasswordSync(String(password), String(hash)),
    is_member: ({ db }, { user, group }) => isMember(db, Number(user), String(group)),
    launch_url(call, { application }) {
        const row = call.db.find("authentik_core.application", String(application));
        return row ? launchUrl(row, call) : null;
    },
    event(call, { action, app, context, user }) {
        writeEvent(call, String(action) as `custom_${string}`, String(app), isObject(context) ? context : {}, typeof user === "number" ? { user } : {});
        return null satisfies Json;
    },
};
