import { html } from "lit";
import "#src/elements/html-frame.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of } from "../support/story.ts";

export default { title: "Elements/Values/ak-html-frame" };

const framed = (page: string) => of(() => html`<ak-html-frame label="Body of the email" .page=${page}></ak-html-frame>`);

export const Default = framed("<h1>Reset your password</h1><p>Somebody asked for it. <a href='https://example.com'>Set a new one</a></p>");
export const LongText = framed(`<p>${LONG}</p>`);
export const Dark = dark(Default);
export const Narrow = narrow(LongText);
