import { superuser } from "#kernel/http/access.ts";
import { area, choice, code, describe, embed, flag, integer, list, references, type Row, text, uuid } from "#kernel/base/fields.ts";
import { equals } from "#kernel/resource/filters.ts";
import { resource } from "#kernel/resource/resource.ts";
import { computes } from "#kernel/resource/view.ts";
import { stageFields, stageResource } from "#mock/apps/flows/stage.family.ts";

/** What a prompt can ask for. */
export const PROMPT_TYPES = [
    "text",
    "text_read_only",
    "username",
    "email",
    "password",
    "number",
    "checkbox",
    "date",
    "date-time",
    "file",
    "separator",
    "hidden",
    "static",
    "ak-locale",
] as const;

const promptFields = describe({
    pk: uuid(),
    name: text({ unique: true }),
    field_key: text(),
    label: text(),
    type: choice(PROMPT_TYPES),
    required: flag(true),
    placeholder: code({ blank: true }),
    order: integer({ default: 0 }),
    sub_text: area({ blank: true }),
    placeholder_expression: flag(),
});
const fields = describe({
    ...stageFields,
    name: text({ unique: true, uniqueText: "This field must be unique." }),
    fields: references("authentik_stages_prompt.prompt", { required: true, accessor: "fields" }),
    validation_policies: references("authentik_policies.policy", { accessor: "promptstage_set" }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_stages_prompt.prompt": Row<typeof promptFields>;
        "authentik_stages_prompt.promptstage": Row<typeof fields>;
    }
}

/** One field that a prompt stage asks for. */
export const prompt = resource("authentik_stages_prompt.prompt", {
    path: "stages/prompt/prompts/{prompt_uuid}",
    schema: "Prompt",
    names: ["Prompt", "Prompts"],
    fields: promptFields,
    computed: {
        promptstage_set: computes(list(embed("authentik_flows.stage"), { optional: true }), ({ row, db, call }) =>
            db.where("authentik_stages_prompt.promptstage", "fields", row.pk).map((stage) => call.show("authentik_flows.stage", stage)),
        ),
    },
    search: ["field_key", "name", "label", "type", "placeholder"],
    filters: { field_key: equals, name: equals, label: equals, type: equals, placeholder: equals },
    access: superuser,
    label: (row) => `Prompt field '${row.field_key}' type ${row.type}`,
    isAudited: true,
});

/** Asks for any data. */
export const promptStage = stageResource("authentik_stages_prompt.promptstage", {
    at: "prompt/stages",
    component: "ak-stage-prompt-form",
    schema: "PromptStage",
    names: ["Prompt Stage", "Prompt Stages"],
    summary: "Define arbitrary prompts for the user.",
    fields,
});
