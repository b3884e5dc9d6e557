import { html } from "lit";
import { ApiError } from "#src/base/errors.ts";
import "#src/elements/empty-state.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/States/ak-empty-state" };

const failed = (error: unknown) =>
    of(() => html`<ak-empty-state header="The list could not be loaded." .error=${error} .retry=${() => undefined}></ak-empty-state>`);

export const Default = of(() => html`<ak-empty-state icon="search" header="No objects found."></ak-empty-state>`);
export const WithAction = of(
    () =>
        html`<ak-empty-state icon="info" header="No applications yet."
            >Create the first one.<a slot="actions" href="#/" .style=${"color: var(--pf-t--global--text--color--link--default)"}>Create</a></ak-empty-state
        >`,
);
export const Failed = failed(new ApiError(500, { detail: "A server error occurred." }, "0123456789abcdef0123456789abcdef"));
export const Forbidden = failed(new ApiError(403, { detail: "You do not have permission to perform this action." }, "0123456789abcdef0123456789abcdef"));
export const Offline = failed(new TypeError("Failed to fetch"));
export const LongText = of(() => html`<ak-empty-state icon="search" header=${LONG}>${LONG}</ak-empty-state>`);
export const RightToLeft = rightToLeft(Failed);
export const Dark = dark(Failed);
export const Narrow = narrow(Failed);
export const NarrowLongText = narrow(LongText);
