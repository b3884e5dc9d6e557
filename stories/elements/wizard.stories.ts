import { html } from "lit";
import { radio, text } from "#src/elements/form/fields.ts";
import "#src/elements/form/wizard.ts";
import { LONG } from "../support/data.ts";
import { people } from "../support/field.ts";
import { pressing } from "../support/press.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Forms/ak-wizard" };

const wizard = (first: string) =>
    of(
        () =>
            html`<ak-wizard
                .steps=${[
                    { title: first, fields: () => [radio("kind", "Kind", people.slice(0, 2))], intro: () => "What it is cannot be changed later." },
                    { title: "Details", fields: () => [text("name", "Name", { required: true })] },
                    { title: "Access", fields: () => [text("group", "Group")] },
                ]}
                .values=${{ kind: "ada" }}
                .save=${async () => undefined}
            ></ak-wizard>`,
    );

export const Default = wizard("Kind");
export const SecondStep = pressing(Default, "Next");
export const Missing = pressing(Default, "Next", "Next");
export const LongText = wizard(LONG);
export const RightToLeft = rightToLeft(SecondStep);
export const Dark = dark(SecondStep);
export const Narrow = narrow(LongText);
