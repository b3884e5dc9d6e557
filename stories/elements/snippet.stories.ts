import { html } from "lit";
import "#src/elements/snippet.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Values/ak-snippet" };

const snippet = (text: string) => of(() => html`<ak-snippet label="configuration" .text=${text}></ak-snippet>`);

export const Default = snippet("[auth.generic_oauth]\nenabled = true\nname = authentik");
export const OneLine = snippet("npm install openid-client");
export const LongText = snippet(`about = "${LONG}"\n`.repeat(20));
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(LongText);
