import { html } from "lit";
import type { DialogAction } from "#src/elements/dialog/dialog.ts";
import "#src/elements/dialog/dialog.ts";
import "#src/elements/dialog/modal.ts";
import { failing, LONG } from "../support/data.ts";
import { pressing } from "../support/press.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Dialogs/ak-dialog" };

const no: DialogAction<boolean> = { label: "Cancel", look: "link", first: true, press: () => false };
const dialog = (header: string, text: string, actions: readonly DialogAction<boolean>[]) =>
    of(() => html`<ak-modal header=${header} size="sm"><ak-dialog .content=${text} .actions=${actions}></ak-dialog></ak-modal>`);

const question = (text: string, press: () => Promise<boolean>) => dialog("Deactivate user", text, [{ label: "Deactivate", look: "danger", press }, no]);

export const Default = question("ada will be signed out everywhere.", async () => true);
export const Failing = pressing(
    question("ada will be signed out everywhere.", () => failing()),
    "Deactivate",
);
export const Said = dialog("This did not work", "The file is not an export of this sandbox.", [
    { label: "Close", look: "primary", first: true, press: () => true },
]);
export const LongText = question(LONG, async () => true);
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(LongText);
