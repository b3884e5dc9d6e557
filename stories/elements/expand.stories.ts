import { html, type TemplateResult } from "lit";
import "#src/elements/expand.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Disclosure/ak-expand" };

const expand = (text: string, open = false): TemplateResult =>
    html`<ak-expand ?open=${open}
        ><span slot="summary">${text}</span>
        <p>What is shown when it is open: ${text}.</p></ak-expand
    >`;

export const Closed = of(() => expand("Advanced settings"));
export const Open = of(() => expand("Advanced settings", true));
export const WithoutSummary = of(() => html`<ak-expand><p>Content</p></ak-expand>`);
export const LongText = of(() => expand(LONG, true));
export const RightToLeft = rightToLeft(Open);
export const Dark = dark(Open);
export const Narrow = narrow(LongText);
