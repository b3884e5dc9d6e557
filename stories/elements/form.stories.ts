import { html } from "lit";
import { ApiError } from "#src/base/errors.ts";
import type { FormItem, Values } from "#src/elements/form/field.ts";
import {
    checks,
    choice,
    choices,
    code,
    dateTime,
    dual,
    duration,
    email,
    file,
    group,
    number,
    radio,
    secret,
    select,
    shown,
    source,
    text,
    textarea,
    toggle,
} from "#src/elements/form/fields.ts";
import "#src/elements/form/ak-form.ts";
import { deep } from "#src/elements/testing/deep.ts";
import { LONG, never } from "../support/data.ts";
import { people, searches } from "../support/field.ts";
import { settled } from "../support/fixture.ts";
import { pressing } from "../support/press.ts";
import { dark, narrow, of, rightToLeft, type Story } from "../support/story.ts";

export default { title: "Elements/Forms/ak-form" };

const form = (fields: FormItem[], values: Values = {}, save = async (): Promise<void> => undefined): Story =>
    of(() => html`<ak-form .fields=${fields} .values=${values} .save=${save}></ak-form>`);

export const Texts = form([
    text("name", "Name", { required: true, help: "The name shown to other people." }),
    email("email", "Email"),
    number("port", "Port", { initial: 389 }),
    textarea("about", "About"),
    dateTime("expires", "Expires"),
    duration("validity", "Validity", { initial: "hours=1;minutes=30" }),
    secret("secret", "Secret", { generate: 40 }),
    file("icon", "Icon", { accept: "image/*" }),
    shown("id", "ID"),
]);
export const Choices = form([
    toggle("active", "Active", { initial: true }),
    select("level", "Level", people.slice(0, 2)),
    radio("mode", "Mode", people),
    checks("kinds", "Kinds", people),
    choice("parent", "Parent", searches.people, { chosen: people[0] }),
    choices("members", "Members", searches.people, { chosen: people }),
    dual("stages", "Stages", searches.people, { chosen: people.slice(0, 1) }),
]);
export const Code = form([
    code("attributes", "Attributes", { initial: { a: [1, 2] } }),
    source("expression", "Expression", "python", { initial: "return True" }),
]);
export const Groups = form([
    select("kind", "Kind", people.slice(0, 2), { required: true }),
    text("only", "Only for Ada", { when: ({ kind }) => kind === "ada" }),
    group("Advanced", [text("a", "One"), group("More", [text("b", "Two")])], { open: true, help: "Rarely needed." }),
]);
/** What differs from what is stored is marked: the name here, as if somebody had typed it. */
export const Changed: Story = {
    ...of(
        () =>
            html`<ak-form
                marking
                .fields=${[text("name", "Name"), toggle("active", "Active")]}
                .values=${{ name: "Ada" }}
                .save=${async () => undefined}
            ></ak-form>`,
    ),
    play: async () => {
        await settled();
        const name = deep(document.body, "#name").at(-1);
        if (!(name instanceof HTMLInputElement)) throw new Error("There is nothing to type into.");
        name.value = "Ada Lovelace";
        name.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    },
};
export const Empty = form([]);
export const Refused = of(
    () =>
        html`<ak-form
            .fields=${[text("name", "Name"), choice("parent", "Parent", searches.people)]}
            .errors=${new ApiError(400, { name: ["A name like this is there already."], parent: [LONG], non_field_errors: ["This cannot be."] }).fields}
            .save=${async () => undefined}
        ></ak-form>`,
);
export const Busy = pressing(form([text("name", "Name", { initial: "Wiki" }), toggle("active", "Active")], {}, never), "Save");
export const RightToLeft = rightToLeft(Choices);
export const Dark = dark(Choices);
export const DarkTexts = dark(Texts);
export const Narrow = narrow(Choices);
