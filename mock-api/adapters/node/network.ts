import { base64, base64ToBytes } from "#mock/encoding/base64.ts";
import type { Received, Send } from "#mock/outside/network.ts";

/** Largest answer that is taken, in bytes. */
const MAX_ANSWER = 1024 * 1024;

/** Sends a request over HTTP; redirects are the caller's to follow. */
export const sendOverHttp: Send = async ({ method, url, headers, body, timeoutMs }) => {
    try {
        const bytes = base64ToBytes(body);
        const { address, credentials } = apart(new URL(url));
        const answered = await fetch(address, {
            method,
            headers: { ...credentials, ...headers },
            ...(bytes.length ? { body: bytes } : {}),
            redirect: "manual",
            signal: AbortSignal.timeout(timeoutMs),
        });
        return { status: answered.status, reason: answered.statusText, headers: [...answered.headers], body: base64(await read(answered)) };
    } catch (error) {
        return failed(error);
    }
};

/** An address, and what stood in it to prove who asks: `fetch` takes none that has that in it. */
function apart(url: URL): { readonly address: URL; readonly credentials: Readonly<Record<string, string>> } {
    const [username, password] = [url.username, url.password].map(decodeURIComponent);
    if (!username && !password) return { address: url, credentials: {} };
    const address = new URL(url);
    address.username = address.password = "";
    return { address, credentials: { Authorization: `Basic ${base64(new TextEncoder().encode(`${username}:${password}`))}` } };
}

async function read(answered: Response): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of answered.body ?? []) {
        length += part.length;
        if (length > MAX_ANSWER) throw new Error(`the answer is larger than ${MAX_ANSWER} bytes`);
        parts.push(part);
    }
    return Buffer.concat(parts);
}

function failed(error: unknown): Received {
    if (!(error instanceof Error)) return { failure: "connection", message: String(error) };
    if (error.name === "TimeoutError") return { failure: "timeout", message: "Read timed out." };
    // `fetch` says "fetch failed"; the reason is its cause.
    const reason = error.cause instanceof Error ? error.cause.message : error.message;
    return { failure: "connection", message: reason };
}
