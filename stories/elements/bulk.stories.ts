import { html } from "lit";
import { ApiError } from "#src/base/errors.ts";
import type { BulkWork } from "#src/elements/dialog/bulk.ts";
import "#src/elements/dialog/bulk.ts";
import "#src/elements/dialog/modal.ts";
import { LONG, never } from "../support/data.ts";
import { pressing } from "../support/press.ts";
import { dark, narrow, of, rightToLeft } from "../support/story.ts";

export default { title: "Elements/Dialogs/ak-bulk" };

const bulk = (header: string, changes: Partial<BulkWork<string>>) =>
    of(() => {
        const work: BulkWork<string> = {
            objects: ["amara.okafor", "chidi.eze", "ines.carvalho"],
            header,
            act: async () => async () => undefined,
            done: (count) => `${count} users were deactivated.`,
            undone: (count) => `${count} users were activated.`,
            ...changes,
        };
        return html`<ak-modal header=${header} size="sm"><ak-bulk .work=${work} .name=${(name: string) => name}></ak-bulk></ak-modal>`;
    });

const question = {
    text: "They will be signed out everywhere and cannot sign in again until activated.",
    yes: "Deactivate",
    refusal: (name: string) => (name.startsWith("amara") ? "You cannot deactivate yourself." : undefined),
};

export const Asking = bulk("Deactivate 2 users?", { question });
export const AllRefused = bulk("Deactivate 1 user?", { question, objects: ["amara.okafor"] });
export const Running = bulk("Activating users", { act: never });
export const Failed = bulk("Activating users", {
    act: () => Promise.reject(new ApiError(403, { detail: "You do not have permission to perform this action." })),
});
export const FailedAfterQuestion = pressing(bulk("Deactivate 2 users?", { question, act: () => Promise.reject(new ApiError(500, {})) }), "Deactivate");
export const LongText = bulk("Adding to a group", { objects: [LONG, LONG], act: () => Promise.reject(new ApiError(400, { detail: LONG })) });
export const RightToLeft = rightToLeft(Asking);
export const Dark = dark(Asking);
export const DarkFailed = dark(Failed);
export const Narrow = narrow(LongText);
