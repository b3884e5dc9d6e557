import { html } from "lit";
import { ApiError } from "#src/base/errors.ts";
import { WizardCourse } from "#src/elements/form/wizard-course.ts";
import "#src/elements/form/wizard-actions.ts";
import { action } from "#src/elements/form/wizard.ts";
import { LONG, never } from "../support/data.ts";
import { pressing } from "../support/press.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Forms/ak-wizard-actions" };

const actions = (run: () => Promise<unknown>, title = "Create the application") =>
    of(() => {
        const provider = action({ title: () => "Create the provider", run: async () => 1, link: () => ({ label: "Show the provider", href: "#" }) });
        const application = action({ title: () => title, run });
        const course = new WizardCourse({ steps: () => [], actions: () => [provider, application] }, () => undefined);
        return html`<ak-wizard-actions .course=${course} submitLabel="Create" .back=${() => undefined}></ak-wizard-actions>`;
    });

const refused = async (): Promise<never> => {
    throw new ApiError(400, { detail: "There is one with this name already." }, "0123456789abcdef0123456789abcdef");
};

export const Default = actions(async () => 2);
export const Done = pressing(Default, "Create");
export const Running = pressing(actions(never), "Create");
export const Failed = pressing(actions(refused), "Create");
export const LongText = pressing(actions(refused, LONG), "Create");
export const RightToLeft = rightToLeft(Failed);
export const Dark = dark(Failed);
export const DarkDone = dark(Done);
export const Narrow = narrow(LongText);
