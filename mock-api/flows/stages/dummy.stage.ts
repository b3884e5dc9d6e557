import { next, stage } from "../stage.ts";

/** Shows a button, or breaks on purpose. Source: authentik/stages/dummy/stage.py. */
export const dummy = stage("authentik_stages_dummy.dummystage", {
    component: "ak-stage-dummy",
    schema: "Dummy",
    enter: ({ settings }) => {
        if (settings.throw_error) throw new Error("This stage was told to fail.");
        return undefined;
    },
    challenge: () => ({}),
    submit: () => next(),
});
