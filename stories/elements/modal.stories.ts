import { html, type TemplateResult } from "lit";
import "#src/elements/dialog/modal.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Dialogs/ak-modal" };

const modal = (header: string, text: string, size: "sm" | "md" | "lg" = "md"): TemplateResult =>
    html`<ak-modal header=${header} size=${size}><p .style=${"padding: 0 1.5rem 1.5rem"}>${text}</p></ak-modal>`;

export const Default = of(() => modal("Edit user", "What the dialog holds."));
export const Small = of(() => modal("Set the password of ada", "A field.", "sm"));
export const Large = of(() => modal("Edit flow", "Many fields.", "lg"));
export const LongText = of(() => modal(LONG, `${LONG} `.repeat(40)));
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(LongText);
