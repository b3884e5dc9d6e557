import { LONG } from "../../support/data.ts";
import { stage } from "../../support/flow.ts";
import { dark, narrow } from "../../support/story.ts";

export default { title: "Screens/Flow/Error" };

const traceback = `Traceback (most recent call last):\n  File "/authentik/flows/views/executor.py", line 250, in get\n    ${LONG}\nValueError: no`;

export const Default = stage("ak-stage-flow-error", { request_id: "0123456789abcdef0123456789abcdef", error: "It broke.", traceback });
export const WithoutReason = stage("ak-stage-flow-error", { request_id: "0123456789abcdef0123456789abcdef" });
export const Dark = dark(Default);
export const Narrow = narrow(Default);
