import { html } from "lit";
import { ApiError } from "#src/base/errors.ts";
import "#src/elements/form/ak-wizard.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { form } from "#src/elements/form/form.ts";
import { action, ask, formStep, type WizardDefinition } from "#src/elements/form/wizard.ts";
import { LONG, never } from "../support/data.ts";

import { pressing } from "../support/press.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Forms/ak-wizard" };

const KINDS = [
    { value: "proxy", label: "Proxy", description: "For applications that know no protocol." },
    { value: "link", label: "Link", description: "An address alone." },
];

interface Application {
    name: string;
}

const steps = (first: string) => {
    const kind = ask<{ kind: string }>({
        title: () => first,
        casual: true,
        intro: () => "What it is cannot be changed later.",
        fields: () => [fieldsFor<{ kind: string }>().radio("kind", "Kind", KINDS)],
    });
    const details = ask<Application>({
        title: () => "Details",
        fields: () => [fieldsFor<Application>().text("name", "Name", { required: true, initial: "wiki" })],
    });
    return { kind, details };
};

const wizard = (definition: () => WizardDefinition) => of(() => html`<ak-wizard .definition=${definition()}></ak-wizard>`);

const byActions = (first: string, run: () => Promise<unknown>) =>
    wizard(() => {
        const { kind, details } = steps(first);
        const provider = action({ title: () => "Create the provider", run: async () => 1, link: () => ({ label: "Show the provider", href: "#" }) });
        const application = action({ title: () => "Create the application", from: [details], run });
        return { header: () => "New application", steps: () => [kind, details], actions: () => [provider, application] };
    });

const bySaving = wizard(() => {
    const { kind } = steps("Kind");
    const saved = formStep<Application>({
        title: () => "Details",
        form: () => async () =>
            form<Application | undefined, Application, Application>({
                header: () => "",
                submitLabel: () => "",
                fields: () => [fieldsFor<Application>().text("name", "Name", { required: true, initial: "wiki" })],
                save: async (body) => body,
            }),
    });
    const access = ask<Application>({ title: () => "Access", fields: () => [fieldsFor<Application>().text("name", "Group")] });
    return { header: () => "New application", steps: () => [kind, saved, access] };
});

const refused = async (): Promise<never> => {
    throw new ApiError(400, { name: ["There is one with this name already."] }, "0123456789abcdef0123456789abcdef");
};

export const Default = byActions("Kind", async () => 2);
export const SecondStep = pressing(Default, "Next");
export const Missing = pressing(bySaving, "Next", "Next", "Next");
export const BackToWhatWasSaved = pressing(bySaving, "Next", "Next", "Back");
export const BeforeTheEnd = pressing(Default, "Next", "Next");
export const Done = pressing(Default, "Next", "Next", "Create");
export const Running = pressing(byActions("Kind", never), "Next", "Next", "Create");
export const Failed = pressing(byActions("Kind", refused), "Next", "Next", "Create");
export const Refused = pressing(Failed, "Next", "Next", "Create", "Change in “Details”");
const loading = (load: () => Promise<never>) =>
    wizard(() => {
        const step = ask({ title: () => "Kind", load, fields: () => [] });
        return { header: () => "New application", steps: () => [step] };
    });

export const Loading = loading(never);
export const NotLoaded = loading(refused);
export const LongText = byActions(LONG, async () => 2);
export const RightToLeft = rightToLeft(Failed);
export const Dark = dark(SecondStep);
export const DarkFailed = dark(Failed);
export const DarkDone = dark(Done);
export const Narrow = narrow(LongText);
export const NarrowFailed = narrow(Failed);
