import type { EngineResponse, EngineRequest } from "#mock/adapters/tab/protocol.ts";
import { NAVIGATION_PATH } from "#mock/adapters/tab/owned-paths.ts";
import { theme } from "#src/base/theme.ts";
import { parsePage } from "./trusted-types.ts";

/** With what the browser was sent to this page: its address, and the body of a form when one was posted here. */
export async function navigationRequest(): Promise<EngineRequest> {
    const headers: [string, string][] = [["accept", "text/html"], ["accept-language", navigator.languages.join(",")], ...proofOfOrigin()];
    const posted = await postedBody();
    if (!posted) return { method: "GET", url: location.href, headers, body: null };
    return { method: "POST", url: location.href, headers: [...headers, ["content-type", posted.type]], body: posted.body };
}

/** What the service worker has kept of a navigation by POST; undefined when this was another one. */
async function postedBody(): Promise<{ type: string; body: ArrayBuffer } | undefined> {
    if (!navigator.serviceWorker?.controller) return undefined;
    const kept = await fetch(NAVIGATION_PATH, { cache: "no-store" });
    return kept.status === 200 ? { type: kept.headers.get("content-type") ?? "", body: await kept.arrayBuffer() } : undefined;
}

/** The CSRF token, where a page of ours led here: a foreign page can hide that it did, but not pretend to be ours. */
function proofOfOrigin(): [string, string][] {
    const isOurs = document.referrer !== "" && new URL(document.referrer).origin === location.origin;
    const token = /(?:^|; )authentik_csrf=([^;]+)/.exec(document.cookie)?.[1];
    return isOurs && token ? [["x-authentik-csrf", token]] : [];
}

/** Goes where an answer leads, or shows what it says. */
export function follow({ status, headers, body, cookies }: EngineResponse, go = (to: string): void => location.replace(to)): void {
    for (const line of cookies) document.cookie = line;
    const sent = new Headers(headers);
    const to = sent.get("location");
    if (to && status >= 300 && status < 400) return go(to);
    const text = new TextDecoder().decode(body ?? new ArrayBuffer(0));
    if (sent.get("content-type")?.startsWith("text/html")) show(text);
    else document.body.append(Object.assign(document.createElement("pre"), { textContent: text || `${status}` }));
}

function show(html: string): void {
    const page = parsePage(html);
    document.title = page.title;
    document.documentElement.lang = page.documentElement.lang;
    theme.start();
    document.body.replaceChildren(...page.body.childNodes);
    // Scripts of a page that was parsed do not run: what its own would do is done here.
    document.querySelector<HTMLFormElement>("form[data-submit]")?.submit();
}
