import { html } from "lit";
import "#src/elements/modal.ts";
import type { Removal } from "#src/elements/removal.ts";
import "#src/elements/removal.ts";
import { failing, LONG, never } from "../support/data.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Dialogs/ak-removal" };

interface Named {
    pk: number;
    name: string;
}

const removal = (usedBy: Removal<Named>["usedBy"], name = "default-authentication-flow") =>
    of(() => {
        const asked: Removal<Named> = {
            objects: [{ pk: 1, name }],
            question: (count) => `Delete ${count} flow?`,
            name: (object) => object.name,
            key: (object) => object.pk,
            usedBy,
            destroy: async () => undefined,
        };
        return html`<ak-modal header="Delete 1 flow?"><ak-removal .removal=${asked}></ak-removal></ak-modal>`;
    });

export const UsedByNothing = removal(async () => []);
export const Used = removal(async () => [
    { app: "authentik_tenants", model_name: "tenant", name: "Default tenant", action: "SET_NULL" },
    { app: "authentik_flows", model_name: "flowstagebinding", name: "Flow-stage binding #10", action: "CASCADE" },
]);
export const Loading = removal(never);
export const Failing = removal(failing);
export const LongText = removal(async () => [{ app: "authentik_tenants", model_name: "tenant", name: LONG, action: "CASCADE" }], LONG);
export const RightToLeft = rightToLeft(Used);
export const Dark = dark(Used);
export const Narrow = narrow(LongText);
