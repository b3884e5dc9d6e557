import { send } from "./client.ts";
import { answer } from "./endpoint.ts";

/** User names of the accounts whose passwords a sandbox in a tab tells everybody, as long as they work. A real authentik has no such address. */
export const publishedLogins = {
    list: (): Promise<string[]> => answer(send("GET", "/-/sandbox/logins/")),
};
