import { html, type TemplateResult } from "lit";
import "#src/elements/drawer.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Layout/ak-drawer" };

const drawer = (text: string, overlay = false): TemplateResult =>
    html`<ak-drawer open ?overlay=${overlay} header=${text} .style=${"min-block-size: 12rem"}>
        <p>The page: ${text}.</p>
        <p slot="panel">What is beside it: ${text}.</p>
    </ak-drawer>`;

export const Inline = of(() => drawer("Notifications"));
export const Overlay = of(() => drawer("Notifications", true));
export const Closed = of(() => html`<ak-drawer header="Notifications"><p>The page.</p></ak-drawer>`);
export const LongText = of(() => drawer(LONG));
export const RightToLeft = rightToLeft(Inline);
export const Dark = dark(Inline);
export const Narrow = narrow(Inline);
