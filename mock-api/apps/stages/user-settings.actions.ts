import { signedIn } from "#kernel/http/access.ts";
import { collectionAction } from "#kernel/resource/action.ts";
import type { Call } from "#kernel/http/call.ts";
import { list, nested, text } from "#kernel/base/fields.ts";
import { asText } from "#kernel/resource/filters.ts";
import type { Json } from "#kernel/base/models.ts";
import { registryOf } from "#kernel/resource/registry.ts";
import { ok } from "#kernel/http/operation.ts";
import { stage } from "#mock/apps/flows/stage.family.ts";

/** One thing that users set up for themselves. */
export const userSetting = nested("UserSetting", {
    object_uid: text(),
    component: text(),
    title: text(),
    configure_url: text({ optional: true }),
    icon_url: text({ optional: true }),
});

/** Kinds of stages that people set up for themselves, by class name: those that name a flow for it. */
const settable = (call: Call) =>
    [...registryOf(call).resources.values()]
        .filter(({ schema, fields }) => stage.name in schema.families && "configure_flow" in fields)
        .sort((a, b) => (a.spec.schema < b.spec.schema ? -1 : 1));

/** GET stages/all/user_settings/ : what users may set up; a password only where a flow for it is named. */
export const userSettings = collectionAction(stage, "GET", "user_settings", { access: signedIn, answer: list(userSetting), isList: true }, ({ call, db }) =>
    ok(
        settable(call).flatMap(({ model, spec }) => {
            const [, kind] = /^stages\/(.+)\/\{/.exec(spec.path!)!;
            return db
                .rows(model)
                .filter(({ configure_flow }) => configure_flow !== null || kind !== "password")
                .sort((a, b) => (asText(a.name) < asText(b.name) ? -1 : 1))
                .map((row): Json => ({
                    object_uid: row.pk,
                    component: `ak-user-settings-${kind!.replaceAll("/", "-")}`,
                    title: spec.names[0],
                    configure_url: row.configure_flow === null ? undefined : `/flows/-/configure/${row.pk}/`,
                }));
        }),
    ),
);
