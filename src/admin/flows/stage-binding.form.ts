import { msg } from "@lit/localize";
import { stageBindings, type StageBinding } from "#src/api/flows.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { stagePicker } from "#src/pickers/stage.picker.ts";
import { engineModes } from "./flow-words.ts";

type Request = Parameters<typeof stageBindings.create>[0];
type Body = Omit<Request, "target">;
const { choice, number, radio, toggle } = fieldsFor<Body>();

/** Puts a stage into a flow. @param target key of the flow */
export const stageBindingForm = (target: string) =>
    resourceForm<StageBinding, Body>({
        texts: {
            create: () => msg("Bind stage"),
            edit: () => msg("Edit stage binding"),
            created: () => msg("The stage was bound."),
            saved: () => msg("The stage binding was saved."),
        },
        key: ({ pk }) => pk,
        api: {
            create: (body) => stageBindings.create({ ...body, target }),
            update: (key, body) => stageBindings.update(key, { ...body, target }),
        },
        fields: () => [
            choice("stage", msg("Stage"), stagePicker, { required: true }),
            number("order", msg("Order"), { required: true, initial: 0, help: msg("Lower numbers come first.") }),
            toggle("evaluate_on_plan", msg("Evaluate policies when the flow starts"), {
                initial: true,
                help: msg("Policies are evaluated when the flow starts."),
            }),
            toggle("re_evaluate_policies", msg("Evaluate policies again before the stage"), {
                help: msg("Policies are evaluated again right before the stage is shown."),
            }),
            radio("invalid_response_action", msg("After a wrong answer"), [
                { value: "retry", label: msg("Try again"), description: msg("The same stage is shown with what was wrong.") },
                { value: "restart", label: msg("Start over"), description: msg("The flow starts over and all answers are discarded.") },
                {
                    value: "restart_with_context",
                    label: msg("Start over, keep context"),
                    description: msg("The flow starts over and keeps the answers so far."),
                },
            ]),
            radio("policy_engine_mode", msg("Policies"), engineModes()),
        ],
    });
