import { html } from "lit";
import "#src/elements/copy.ts";
import { failing, LONG, never } from "../support/data.ts";
import { pressing } from "../support/press.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Values/ak-copy" };

const asked = (load: () => Promise<string>) => of(() => html`<ak-copy label="key" .load=${load}>••••••••</ak-copy>`);

export const Default = of(() => html`<ak-copy label="client ID" value="4eK8uEf1tQv0bYJ2"></ak-copy>`);
export const AskedFor = asked(async () => "secret");
export const Loading = pressing(asked(never), "Copy key");
export const Failing = pressing(asked(failing), "Copy key");
export const LongText = of(() => html`<ak-copy label="token" value=${LONG}></ak-copy>`);
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(LongText);
