import { createHash } from "node:crypto";
import { VERSION } from "#mock/apps/root/version.ts";

const tags = new WeakMap<Buffer, string>();

/** RFC 9110 8.8.3: a strong tag of the bytes that are sent, so that each encoding has its own. */
export function tagOf(body: Buffer): string {
    const tag = tags.get(body) ?? `"${createHash("sha256").update(body).digest("base64url")}"`;
    tags.set(body, tag);
    return tag;
}

/** RFC 9110 13.1.2: whether the client has these bytes already. */
export const isKept = (tag: string, ifNoneMatch = ""): boolean =>
    ifNoneMatch.split(",").some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === tag);

/** What caches are told of a file that is no page (M09). A file whose name carries a hash never changes (D-486). */
export const cachingHeaders = (pathname: string, isImmutable: boolean, tag: string): Readonly<Record<string, string>> => ({
    "cache-control": isImmutable ? "public, no-transform, max-age=31536000, immutable" : pathname.startsWith("/static/") ? "public, no-transform" : "no-cache",
    "etag": tag,
    "vary": "X-authentik-version, Etag, Accept-Encoding",
    "x-authentik-version": VERSION,
});
