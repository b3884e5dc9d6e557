import { html } from "lit";
import { drawers } from "#src/shell/drawer-state.ts";
import "#src/shell/outside/outside-corner.ts";
import { outsideNews } from "#src/shell/outside/outside-news.ts";
import { dark, narrow, of } from "../support/story.ts";
import { sentOutside } from "../support/preparations.ts";

export default { title: "Elements/Shell/ak-outside-corner", parameters: { context: { backend: true, address: sentOutside() } } };

const corner = (isOpen: boolean) =>
    of(() => {
        outsideNews.set({ unseen: 2, latest: null });
        drawers.show(isOpen ? "outside" : undefined);
        return html`<ak-outside-corner></ak-outside-corner>`;
    });

export const Default = corner(false);
export const Open = corner(true);
export const Dark = dark(Open);
export const Narrow = narrow(Open);
