import { html } from "lit";
import "#src/pages/filters.ts";
import { LONG } from "../support/data.ts";
import { dark, narrow, of, rightToLeft, within } from "../support/story.ts";

export default { title: "Elements/Table/ak-filters" };

const filters = (label: string) =>
    of(
        () =>
            html`<ak-filters
                .filters=${[
                    { key: "action", label: () => label, options: () => [["login", "Sign-in"] as const, ["logout", "Sign-out"] as const] },
                    { key: "username", label: () => "Username", suggest: async () => ["ada", "grace"] },
                ]}
            ></ak-filters>`,
    );

export const Default = filters("Any action");
export const Chosen = within(Default, { address: '#/;{"action":"login","username":"ada"}' });
export const LongText = filters(LONG);
export const RightToLeft = rightToLeft(Chosen);
export const Dark = dark(Chosen);
export const Narrow = narrow(LongText);
