import { msg } from "@lit/localize";
import { requestLog } from "#src/api/request-log.ts";
import { curl } from "#src/base/curl.ts";
import { copy } from "#src/elements/copy.ts";
import { notify } from "#src/elements/messages.ts";

/** Copies the request that a list is loaded by. @param load loads it: only its request tells what it asks for */
export async function copyAsCall(load: () => Promise<unknown>): Promise<void> {
    const made = async (): Promise<string> => {
        const before = new Set(requestLog.entries);
        await load();
        const list = requestLog.entries.find((entry) => !before.has(entry) && entry.method === "GET" && entry.url.includes("page_size="));
        if (!list) throw new Error(msg("This list is not loaded by a request of its own."));
        return curl("GET", new URL(list.url, location.origin).href);
    };
    await copy(made());
    notify("success", msg("The request was copied. It takes an API token from $AUTHENTIK_TOKEN."));
}
