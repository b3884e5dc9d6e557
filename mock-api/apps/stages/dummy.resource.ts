import { describe, flag, type Row } from "#kernel/base/fields.ts";
import { stageFields, stageResource } from "#mock/apps/flows/stage.family.ts";

const fields = describe({ ...stageFields, throw_error: flag() });
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_stages_dummy.dummystage": Row<typeof fields>;
    }
}

/** Shows a button; for tests of flows. */
export const dummyStage = stageResource("authentik_stages_dummy.dummystage", {
    at: "dummy",
    component: "ak-stage-dummy-form",
    schema: "DummyStage",
    names: ["Dummy Stage", "Dummy Stages"],
    summary: "Used for debugging.",
    fields,
});
