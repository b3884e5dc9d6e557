import { http, passthrough } from "msw";
import { setupWorker } from "msw/browser";
import type { EngineResponse, Engine } from "./protocol.ts";

/** Statuses whose responses must not have a body. */
const BODILESS = new Set([101, 204, 205, 304]);

/** Sends what pages fetch of the backend's paths to the engine: one catch-all, nothing else. */
export async function interceptWith(engine: Engine, owned: RegExp): Promise<void> {
    const worker = setupWorker(
        http.all("*", async ({ request }) => {
            const { origin, pathname } = new URL(request.url);
            if (origin !== location.origin || !owned.test(pathname)) return passthrough();
            const body = ["GET", "HEAD"].includes(request.method) ? null : await request.arrayBuffer();
            const { method, url, headers, credentials } = request;
            const answered = await engine.fetch({ method, url, headers: [...headers], body, omitsCookies: credentials === "omit" });
            return toResponse(answered);
        }),
    );
    await worker.start({ quiet: true, onUnhandledFrame: "bypass", serviceWorker: { url: "/sw.js" } });
}

function toResponse({ status, headers, body, cookies }: EngineResponse): Response {
    // Cookies that pages may read are theirs to keep; the others never leave the engine.
    for (const line of cookies) document.cookie = line;
    return new Response(BODILESS.has(status) ? null : body, { status, headers });
}
