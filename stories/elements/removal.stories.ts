import { html } from "lit";
import "#src/elements/dialog/modal.ts";
import type { Removal } from "#src/elements/dialog/removal.ts";
import "#src/elements/dialog/removal.ts";
import { failing, LONG, never } from "../support/data.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Dialogs/ak-removal" };

interface Named {
    pk: number;
    name: string;
}

const removal = (usedBy: Removal<Named>["usedBy"], name = "default-authentication-flow", more: Partial<Removal<Named>> = {}) =>
    of(() => {
        const asked: Removal<Named> = {
            objects: [{ pk: 1, name }],
            question: (count) => `Delete ${count} flow?`,
            name: (object) => object.name,
            key: (object) => object.pk,
            usedBy,
            destroy: async () => undefined,
            ...more,
        };
        return html`<ak-modal header="Delete 1 flow?"><ak-removal .removal=${asked}></ak-removal></ak-modal>`;
    });

export const UsedByNothing = removal(async () => []);
export const Used = removal(async () => [
    { app: "authentik_tenants", model_name: "tenant", name: "Default tenant", action: "SET_NULL" },
    { app: "authentik_flows", model_name: "flowstagebinding", name: "Flow-stage binding #10", action: "CASCADE" },
]);
const many = Array.from({ length: 13 }, (_, at) => ({ app: "authentik_core", model_name: "user", name: `person-${at + 1}`, action: "CASCADE_MANY" }));
export const UsedByMany = removal(async () => many);
export const LocksOut = removal(async () => [], "default-authentication-flow", {
    lockout: () => ({ text: "A tenant signs people in by this flow: without it, nobody may get in there.", name: "default-authentication-flow" }),
});
export const OpensToEverybody = removal(undefined, "Engineering", { aftermath: () => "Then no binding is left that decides. Everybody has access." });
export const Many = removal(async () => many.slice(0, 2), "Group", { objects: Array.from({ length: 12 }, (_, at) => ({ pk: at, name: `Group ${at + 1}` })) });
export const Loading = removal(never);
export const Failing = removal(failing);
export const LongText = removal(async () => [{ app: "authentik_tenants", model_name: "tenant", name: LONG, action: "CASCADE" }], LONG);
export const RightToLeft = rightToLeft(Used);
export const Dark = dark(Used);
export const DarkLocksOut = dark(LocksOut);
export const Narrow = narrow(LongText);
