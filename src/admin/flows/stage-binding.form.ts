import { msg } from "@lit/localize";
import { stageCreation } from "#src/admin/stages/stage-dialogs.ts";
import { stageBindings, type StageBinding } from "#src/api/flows.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { stagePicker } from "#src/pickers/stage.picker.ts";
import type { flowForms } from "./forms.ts";
import { engineModes } from "./flow-words.ts";
import { orderBetween } from "./picture/orders.ts";

type Request = Parameters<typeof stageBindings.create>[0];
type Body = Omit<Request, "target">;
const { choice, number, radio, toggle } = fieldsFor<Body>();

/** The order behind all stages of a flow. */
async function nextOrder(target: string, signal: AbortSignal): Promise<number> {
    const { results } = await stageBindings.list({ target, ordering: "-order", page_size: 1 }, signal);
    return orderBetween(results[0]?.order, undefined);
}

/** Puts a stage into a flow. @param target key of the flow   @param beginning what a new one begins with */
export const stageBindingForm = (target: string, { order, stage }: Parameters<typeof flowForms.stageBinding>[1] = {}) =>
    resourceForm<StageBinding, Body, number>({
        texts: {
            create: () => msg("Bind stage"),
            edit: () => msg("Edit stage binding"),
            make: () => msg("Create binding"),
            created: () => msg("The stage was bound."),
            saved: () => msg("The stage binding was saved."),
        },
        key: ({ pk }) => pk,
        api: {
            create: (body) => stageBindings.create({ ...body, target }),
            update: (key, body, before) => stageBindings.update(key, { ...body, target }, before),
        },
        load: async (binding, signal) => binding?.order ?? order ?? (await nextOrder(target, signal)),
        fields: (_, proposed) => [
            choice("stage", msg("Stage"), stagePicker, {
                required: true,
                create: stageCreation(),
                chosen: stage && { value: String(stage.pk), label: stage.name },
            }),
            number("order", msg("Order"), { required: true, initial: proposed, help: msg("Lower numbers come first.") }),
            toggle("evaluate_on_plan", msg("Ask policies when the flow starts"), {
                initial: true,
                help: msg("What the visitor enters later is not known then. A stage that is refused is left out."),
            }),
            toggle("re_evaluate_policies", msg("Ask policies right before the stage"), {
                help: msg("What was entered in earlier stages is known then. With both switches off, policies are never asked."),
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
