import { html } from "lit";
import "#src/shell/outside/outside-button.ts";
import { outsideNews } from "#src/shell/outside/outside-news.ts";
import { dark, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Shell/ak-outside-button" };

const told = (unseen: number, to = "ada@example.test") =>
    of(() => {
        outsideNews.set({ unseen, latest: unseen ? { kind: "mail", to } : null });
        return html`<ak-outside-button></ak-outside-button>`;
    });

export const Default = told(3);
export const NothingNew = told(0);
export const VeryMany = told(1000);
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
