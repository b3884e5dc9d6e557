import { canonicalUuid } from "#kernel/store/formats.ts";
import type { Json, JsonObject, Models } from "#kernel/base/models.ts";
import { asObject, isObject } from "#kernel/store/validate.ts";
import type { User } from "#mock/apps/core/user.resource.ts";
import { endSessionsOf } from "#mock/apps/core/authenticated-session.resource.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { changeElsewhere } from "#mock/apps/core/password-keeper.facet.ts";
import { hashPassword } from "#mock/apps/core/password.ts";
import { INBUILT } from "#mock/apps/stages/password.resource.ts";
import { say } from "#mock/notifications/say.ts";
import type { Plan } from "../plan.ts";
import { denyAccess, next, stage, type StageContext } from "../stage.ts";
import { writeUser } from "../write-user.ts";

declare module "#mock/flows/plan.ts" {
    interface PlanContext {
        /** Groups that policies have named, as rows or by their keys. */
        groups: Json[];
        user_path: string;
    }
}
type Settings = Models["authentik_stages_user_write.userwritestage"];

/** Writes what was prompted for into the pending user, or makes one of it. Source: authentik/stages/user_write/stage.py. */
export const userWrite = stage("authentik_stages_user_write.userwritestage", {
    enter: async (context) => {
        const { call, plan, settings, outside } = context;
        const answered = plan.get("prompt_data");
        if (!answered) return denyAccess("No Pending data.");
        // The prompt's own answer comes with the name of its element.
        const data = Object.fromEntries(Object.entries(answered).filter(([name]) => name !== "component"));
        const { password } = data;
        if (!plan.pending && call.principal) plan.pending = { pk: call.principal.pk };
        const written = () => (settings.user_creation_mode === "always_create" ? undefined : plan.pendingRow(call.db));
        const before = written();
        if (!before && settings.user_creation_mode === "never_create") return denyAccess("No user found and can't create new user.");
        const failure = before && typeof password === "string" ? await changeElsewhere(context, before, password) : undefined;
        if (failure !== undefined) return denyAccess(failure);
        const hash = typeof password === "string" ? await outside(() => hashPassword(password, call.random)) : undefined;
        const known = written();
        const user = writeUser(call, withSource(plan, data, known), hash, known, {
            is_active: !settings.create_users_as_inactive,
            path: plan.get("user_path") || settings.user_path_template || "users",
        });
        if (!user) return denyAccess("Failed to update user. Please try again later.");
        if (known && !user.is_active) endSessionsOf(call.db, user.pk);
        if (!known) plan.set("user_backend", INBUILT);
        plan.pending = { pk: user.pk };
        plan.forgetSecrets();
        joinGroups(context, user.pk);
        if (known && hash) say(call, "success", "The password was changed.");
        writeEvent(call, "user_write", "authentik.events.signals", { ...data, created: !known }, { user: user.pk });
        return next();
    },
});

/** Attribute that lists by name the sources that a user has come from. */
const SOURCES = "goauthentik.io/user/sources";

/** What is written of somebody who comes from a source: their attributes name it. */
function withSource(plan: Plan, data: JsonObject, known: User | undefined): JsonObject {
    const source = plan.get("source");
    if (!source) return data;
    const before = known?.attributes[SOURCES];
    const names = Array.isArray(before) ? before : [];
    return { ...data, attributes: { ...asObject(data.attributes), [SOURCES]: [...names.filter((name) => name !== source.name), source.name] } };
}

/** Adds the user to the stage's group and to those that policies have named. */
function joinGroups({ call: { db }, plan, settings }: StageContext<Settings>, user: number): void {
    const named = (plan.get("groups") ?? []).map((group) => canonicalUuid(isObject(group) ? group.pk : group));
    for (const group of db.some(
        "authentik_core.group",
        [settings.create_users_group, ...named].filter((key) => key !== null && key !== undefined),
    ))
        if (!group.users.includes(user)) db.link("authentik_core.group", group.pk, { users: [...group.users, user] });
}
