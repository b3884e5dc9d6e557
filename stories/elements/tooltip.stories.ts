import { html } from "lit";
import { icon } from "#src/base/icons.ts";
import { iconButton } from "#src/elements/table/column.ts";
import { showTips } from "#src/elements/tooltip.ts";
import { deep } from "#src/elements/testing/deep.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import "#src/pages/page-header.ts";
import "#src/elements/dialog/modal.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of, rightToLeft, type Story } from "../support/story.ts";

export default { title: "Elements/Values/ak-tooltip" };

const isShown = (): boolean => document.querySelector("ak-tooltip")?.matches(":popover-open") ?? false;

/** The story with the first of its tips in view. */
const pointed = (story: Story): Story => ({
    ...story,
    play: async () => {
        showTips();
        const target = deep(document.body, "[data-tip]").at(-1);
        if (!target) throw new Error("Nothing here has a tip.");
        // Again and again: a window that loses the focus to another test's hides its tip, while the pointer stays where it is.
        await waitUntil(() => {
            target.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, composed: true }));
            return isShown();
        }, "the tip shows");
    },
});

const button = () => iconButton("refresh", "Refresh", () => undefined);

export const Default = pointed(of(button));
export const ShortText = of(() => html`<span data-tip="Two hours ago">1 January 2026, 12:00</span>`);
export const LongText = pointed(of(() => html`<button class="pf-v6-c-button" type="button" aria-label=${LONG} data-tip>${icon("info")}</button>`));
export const CutName = pointed(of(() => html`<ak-page-header header=${LONG.repeat(8)}></ak-page-header>`));
export const InADialog = pointed(of(() => html`<ak-modal header="Edit user">${button()}</ak-modal>`));
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(CutName);
