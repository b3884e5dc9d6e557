import { crud } from "./crud.ts";
import { get } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

export type EmailStage = Schema["EmailStage"];

export const emailStages = {
    ...crud("/stages/email/", "/stages/email/{stage_uuid}/"),
    /** Templates of mails: the file's name in `name`, what it is called in `description`. */
    templates: (signal?: AbortSignal) => get("/stages/email/templates/", { signal }),
};
