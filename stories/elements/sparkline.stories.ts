import { html } from "lit";
import "#src/elements/sparkline.ts";
import { HOURS } from "../support/data.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Values/ak-sparkline" };

const bars = (points: typeof HOURS) => of(() => html`<ak-sparkline label="Sign-ins" .points=${points}></ak-sparkline>`);

export const Default = bars(HOURS);
export const Empty = bars([]);
export const NothingHappened = bars(HOURS.map(({ label }) => ({ label, value: 0 })));
export const OnePeak = bars(HOURS.map(({ label }, at) => ({ label, value: at === 12 ? 1000 : 1 })));
export const RightToLeft = rightToLeft(Default);
export const Dark = dark(Default);
export const Narrow = narrow(Default);
