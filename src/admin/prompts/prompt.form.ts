import { msg } from "@lit/localize";
import { html } from "lit";
import { prompts, type Prompt } from "#src/api/prompts.api.ts";
import { href } from "#src/base/route.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { link } from "#src/elements/table/column.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import "./prompt-preview.ts";
import { promptTypes } from "./prompt-words.ts";

type Body = Parameters<typeof prompts.create>[0];
const { number, select, source, text, textarea, toggle } = fieldsFor<Body>();

/** Creates and changes a field that prompt stages ask for, and shows what it will look like. */
export const promptForm = resourceForm<Prompt, Body>({
    help: "prompts",
    texts: {
        create: () => msg("Create prompt"),
        edit: () => msg("Edit prompt"),
        created: () => msg("The prompt was created."),
        saved: () => msg("The prompt was saved."),
    },
    key: ({ pk }) => pk,
    api: prompts,
    about: ({ name }) => link(href("/flow/stages/prompts", { search: name }), name),
    preview: (prompt) => html`<ak-prompt-preview .prompt=${prompt}></ak-prompt-preview>`,
    fields: () => [
        text("name", msg("Name"), { required: true, help: msg("By which it is found where prompts are chosen. Not shown to users.") }),
        text("field_key", msg("Field key"), {
            required: true,
            help: msg("Where the answer is kept: the name of a user’s field, for example “email”, or “attributes.phone” for an attribute."),
        }),
        text("label", msg("Label"), { required: true, help: msg("Shown above the field.") }),
        select("type", msg("Type"), promptTypes(), { required: true }),
        toggle("required", msg("Required"), { initial: false }),
        toggle("placeholder_expression", msg("The placeholder is an expression"), {
            help: msg("In Python, asked each time the prompt is shown. If that fails, its text is shown as it stands."),
        }),
        textarea("placeholder", msg("Placeholder"), {
            rows: 2,
            when: ({ placeholder_expression: isExpression }) => isExpression !== true,
            help: msg("An example in an empty field; of other types the value or the text itself."),
        }),
        source("placeholder", msg("Placeholder"), "python", {
            when: ({ placeholder_expression: isExpression }) => isExpression === true,
            help: msg("Returns the placeholder; “prompt_context” holds what was answered before. If it fails, its text is shown as it is."),
        }),
        source("sub_text", msg("Help text"), "html", { help: msg("Shown below the field. HTML is allowed.") }),
        number("order", msg("Order"), { required: true, initial: 0, help: msg("Lower numbers come first.") }),
    ],
});
