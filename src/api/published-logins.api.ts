import { send } from "./client.ts";
import { answer } from "./endpoint.ts";

/** Accounts whose passwords stand in the documentation, as long as they work: for administrators, and for everybody in a tab. A real authentik has no such address. */
export const publishedLogins = {
    list: (signal?: AbortSignal): Promise<{ pk: number; username: string }[]> => answer(send("GET", "/-/sandbox/logins/", { signal })),
};
