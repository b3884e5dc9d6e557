import { get } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

/** Something that users set up themselves: a stage, or a connection to a source. */
export type UserSetting = Schema["UserSetting"];

export const userSettings = {
    /** Authenticators that can be set up, and the change of password where a flow for it is named. */
    ofStages: (signal?: AbortSignal) => get("/stages/all/user_settings/", { signal }),
};
