import { msg } from "@lit/localize";
import { requestLog } from "#src/api/request-log.ts";
import { copy } from "#src/elements/copy.ts";
import { notify } from "#src/elements/messages.ts";

/** A request as a line for a shell. Of an address nothing has to be escaped in it: URLs hold no apostrophe once they are encoded. */
export const curl = (url: string): string =>
    `curl -H 'Accept: application/json' -H 'Authorization: Bearer <token>' '${new URL(url, location.origin).href.replaceAll("'", "%27")}'`;

/** Copies the request that a list is loaded by. @param load loads it: only its request tells what it asks for */
export async function copyAsCall(load: () => Promise<unknown>): Promise<void> {
    const made = async (): Promise<string> => {
        const before = new Set(requestLog.entries);
        await load();
        const list = requestLog.entries.find((entry) => !before.has(entry) && entry.method === "GET" && entry.url.includes("page_size="));
        if (!list) throw new Error(msg("This list is not loaded by a request of its own."));
        return curl(list.url);
    };
    await copy(made());
    notify("success", msg("The request was copied. Put an API token in place of <token>."));
}
