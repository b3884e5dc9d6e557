import { html } from "lit";
import "#src/elements/empty-state.ts";
import "#src/elements/loading.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/States/ak-empty-state" };

export const Empty = of(() => html`<ak-empty-state icon="search" header="No objects found."></ak-empty-state>`);
export const WithAction = of(
    () =>
        html`<ak-empty-state icon="info" header="No applications yet."
            >Create the first one.<a slot="actions" href="#/" style="color: var(--pf-t--global--text--color--link--default)">Create</a></ak-empty-state
        >`,
);
export const Failed = of(
    () => html`<ak-empty-state icon="error" header="The list could not be loaded." .retry=${() => undefined}>A server error occurred.</ak-empty-state>`,
);
export const Loading = of(() => html`<ak-loading></ak-loading>`);
export const LongText = of(() => html`<ak-empty-state icon="search" header=${LONG}>${LONG}</ak-empty-state>`);
export const RightToLeft = rightToLeft(Failed);
export const Dark = dark(Failed);
export const Narrow = narrow(LongText);
