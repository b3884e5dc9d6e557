import { html } from "lit";
import "#src/elements/action-button.ts";
import { failing, LONG, never } from "../support/data.ts";
import { pressing } from "../support/press.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Actions/ak-action-button" };

const action = (run: () => Promise<unknown>, label = "Clear cache") => of(() => html`<ak-action-button label=${label} .run=${run}></ak-action-button>`);

export const Idle = action(async () => undefined);
export const Busy = pressing(action(never), "Clear cache");
export const Done = pressing(Idle, "Clear cache");
export const Failed = pressing(action(failing), "Clear cache");
export const Picture = of(() => html`<ak-action-button icon="run" label="Run" .run=${async () => undefined}></ak-action-button>`);
/** Below words that it belongs to. */
const inline = (run: () => Promise<unknown>) =>
    of(
        () =>
            html`<p>No message has come yet.</p>
                <ak-action-button variant="inline" label="Send it again" .run=${run}></ak-action-button>`,
    );
export const Inline = inline(async () => undefined);
export const InlineBusy = pressing(inline(never), "Send it again");
export const InlineFailed = pressing(inline(failing), "Send it again");
export const LongText = action(async () => undefined, LONG);
export const RightToLeft = rightToLeft(Done);
export const Dark = dark(Busy);
export const Narrow = narrow(LongText);
