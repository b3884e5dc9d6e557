import { next, stageType } from "../stage.ts";

/** Shows a button, or breaks on purpose. Source: authentik/stages/dummy/stage.py. */
export const dummy = stageType("authentik_stages_dummy.dummystage", {
    component: "ak-stage-dummy",
    enter: ({ settings }) => {
        if (settings.throw_error) throw new Error("This stage was told to fail.");
        return undefined;
    },
    challenge: () => ({}),
    submit: () => next(),
});
