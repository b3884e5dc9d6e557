import { familyAction } from "#kernel/resource/action.ts";
import { pictureActions } from "#mock/apps/core/picture.actions.ts";
import { source } from "./source.family.ts";

/** POST sources/all/{slug}/set_icon/ and set_icon_url/ */
export const sourceIcon = pictureActions((...asked) => familyAction(source, ...asked), {
    model: "authentik_core.source",
    field: "icon",
    name: "icon",
    folder: "source-icons",
});
