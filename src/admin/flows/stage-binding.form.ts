import { msg } from "@lit/localize";
import { stageBindings, type StageBinding } from "#src/api/flows.api.ts";
import { stages, type Stage } from "#src/api/stages.api.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { searchOf } from "#src/pickers/searches.ts";
import { choice, number, radio, toggle } from "#src/elements/form/fields.ts";
import type { Option } from "#src/elements/form/options.ts";
import { engineModes } from "./flow-words.ts";

type Body = Parameters<typeof stageBindings.create>[0];

const option = ({ pk, name, verbose_name: kind }: Stage): Option => ({ value: pk, label: name, description: kind });

/** Puts a stage into a flow. @param target key of the flow */
export const stageBindingForm = (target: string) =>
    resourceForm<StageBinding, Body>({
        noun: () => msg("stage binding"),
        key: ({ pk }) => pk,
        api: {
            create: (body) => stageBindings.create({ ...body, target }),
            update: (key, body) => stageBindings.update(key, { ...body, target }),
        },
        fields: (binding) => [
            choice("stage", msg("Stage"), searchOf(stages.list, option), { required: true, chosen: binding && option(binding.stage_obj) }),
            number("order", msg("Order"), { required: true, initial: 0, help: msg("Lower numbers come first.") }),
            toggle("evaluate_on_plan", msg("Ask policies when planning"), { initial: true, help: msg("Before the flow starts.") }),
            toggle("re_evaluate_policies", msg("Ask policies again"), { help: msg("Before the stage is shown, when more is known.") }),
            radio("invalid_response_action", msg("After a wrong answer"), [
                { value: "retry", label: msg("Try again"), description: msg("The same stage is shown with what was wrong.") },
                { value: "restart", label: msg("Start over"), description: msg("The flow begins anew and forgets what was said.") },
                { value: "restart_with_context", label: msg("Start over, keep context"), description: msg("The flow begins anew with what is known.") },
            ]),
            radio("policy_engine_mode", msg("Policies"), engineModes()),
        ],
    });
