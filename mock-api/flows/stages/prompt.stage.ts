import { choice, count, flag, json, list, nested, text } from "#kernel/base/fields.ts";
import type { Json, JsonObject, Models } from "#kernel/base/models.ts";
import { isObject } from "#kernel/store/validate.ts";
import { passwordRefusal } from "#mock/apps/core/password-keeper.facet.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { askAll } from "#mock/policies/engine.ts";
import { deepMerge } from "#mock/apps/core/user.resource.ts";
import { evaluate, ExpressionError, whenPythonIsThere } from "#mock/expressions/evaluate.ts";
import { PROMPT_TYPES } from "#mock/apps/stages/prompt.resource.ts";
import { readPrompts, valueAt } from "../prompt-answer.ts";
import { fieldError, formError, next, rejected, type ResponseErrors, stage, type StageContext } from "../stage.ts";

type Settings = Models["authentik_stages_prompt.promptstage"];
type Prompt = Models["authentik_stages_prompt.prompt"];

const field = nested("StagePrompt", {
    field_key: text(),
    label: text(),
    type: choice(PROMPT_TYPES),
    required: flag(false, { required: true }),
    // An expression may give anything.
    placeholder: json({ required: true, documentedAs: text() }),
    order: count(),
    sub_text: text(),
});
declare module "#mock/flows/plan.ts" {
    interface PlanContext {
        /** What was answered so far, by the prompts' keys. */
        prompt_data: JsonObject;
    }
}

/** Asks for any data and keeps it in the plan as `prompt_data`. Source: authentik/stages/prompt/stage.py. */
export const prompt = stage("authentik_stages_prompt.promptstage", {
    component: "ak-stage-prompt",
    schema: "Prompt",
    shows: { fields: list(field) },
    isOpen: true,

    challenge: (context) =>
        withPlaceholders(context, (resolve) => ({
            fields: promptsOf(context).map((prompt) => ({
                field_key: prompt.field_key,
                label: prompt.label,
                type: prompt.type,
                required: prompt.required,
                placeholder: resolve(prompt) ?? "",
                order: prompt.order,
                sub_text: prompt.sub_text,
            })),
        })),

    submit: async (context, _, body) => {
        const { call, plan, settings } = context;
        const prompts = promptsOf(context);
        const isTaken = (username: string) => call.db.by("authentik_core.user", "username", username) !== undefined;
        const { values, errors } = await withPlaceholders(context, (resolve) => readPrompts(prompts, body, resolve, isTaken));
        if (Object.keys(errors).length) return rejected(errors);
        if (!passwordsAgree(prompts, values)) return rejected(formError("Passwords don't match."));
        for (const { type, field_key } of prompts) {
            const password = type === "password" ? valueAt(values, field_key) : undefined;
            const refusal = typeof password === "string" ? await passwordRefusal(context, plan.pendingRow(call.db), password) : undefined;
            if (refusal !== undefined) return rejected(fieldError(field_key, refusal));
        }
        const user = plan.pending?.pk ?? call.principal?.pk ?? null;
        // Policies see what was sent, and may change it.
        const sent: { context: JsonObject } = { context: { prompt_data: values } };
        const checked = await askAll(settings.validation_policies, { call, user, context: sent.context, plan: sent });
        if (!checked.passing) return rejected(formErrors(checked.messages));
        const known = plan.get("prompt_data") ?? {};
        const data = isObject(sent.context.prompt_data) ? sent.context.prompt_data : {};
        for (const { type, field_key } of prompts) {
            const value = type === "password" ? valueAt(data, field_key) : undefined;
            if (typeof value === "string") plan.conceal(value);
        }
        plan.set("prompt_data", { ...deepMerge(known, data), component: "ak-stage-prompt" });
        return next();
    },
});

/** Does `work`, which asks for placeholders; where one of them is an expression, once Python is there. */
const withPlaceholders = <T>(context: StageContext<Settings>, work: (resolve: (prompt: Prompt) => Json) => T): T | Promise<T> => {
    const isAsked = promptsOf(context).some(({ placeholder_expression }) => placeholder_expression);
    const resolve = () => work(placeholders(context));
    return isAsked ? whenPythonIsThere(context.call, resolve) : resolve();
};

const promptsOf = ({ call, settings }: StageContext<Settings>): Prompt[] =>
    call.db.some("authentik_stages_prompt.prompt", settings.fields).sort((a, b) => a.order - b.order);

const formErrors = (messages: readonly string[]): ResponseErrors =>
    messages.length ? { non_field_errors: messages.map((string) => ({ string, code: "invalid" })) } : {};

/** Two passwords in one stage are one, written twice; any other number is not compared. */
function passwordsAgree(prompts: readonly Prompt[], values: JsonObject): boolean {
    const [first, second, ...more] = prompts.filter(({ type }) => type === "password");
    return !first || !second || more.length > 0 || valueAt(values, first.field_key) === valueAt(values, second.field_key);
}

/** Gives a prompt's placeholder: what is known already, what its expression gives, or its text. An expression runs once a context. */
function placeholders({ call, plan }: StageContext<Settings>): (prompt: Prompt) => Json {
    const resolved = new Map<string, Json>();
    const known = plan.get("prompt_data");
    const resolve = (prompt: Prompt): Json => {
        // A password that was typed is never sent back.
        const answered = prompt.type === "password" ? undefined : valueAt(known ?? {}, prompt.field_key);
        if (answered !== undefined) return answered;
        if (!prompt.placeholder_expression) return prompt.placeholder;
        const user = plan.pending?.pk ?? call.principal?.pk ?? null;
        try {
            const names = { prompt_context: known ?? {} };
            return evaluate(prompt.placeholder, { call, name: prompt.name, user, context: plan.context, plan, names });
        } catch (error) {
            if (!(error instanceof ExpressionError)) throw error;
            writeEvent(call, "property_mapping_exception", "authentik.core.expression.evaluator", {
                expression: prompt.placeholder,
                message: error.traceback,
            });
            return prompt.placeholder;
        }
    };
    return (prompt) => {
        if (!resolved.has(prompt.pk)) resolved.set(prompt.pk, resolve(prompt));
        return resolved.get(prompt.pk)!;
    };
}
