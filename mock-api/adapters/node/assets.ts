import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { own } from "#kernel/base/own.ts";

/** One file of the built interfaces, ready to be sent. */
export interface Asset {
    readonly type: string;
    readonly body: Buffer;
    /** Its name carries a hash of its content: it never changes. */
    readonly isImmutable: boolean;
    readonly encoded: Map<string, Buffer>;
}

const TYPES: Record<string, string> = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".woff2": "font/woff2",
    ".ico": "image/x-icon",
    ".map": "application/json",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
};
const COMPRESSIBLE = /\.(html|m?js|wasm|css|json|svg|map|txt)$/;
/** The hash of a file's name, or of its folder's. */
const HASHED = /-[A-Za-z0-9_]{8,}(?:\.\w+$|\/)/;

/** The files below a folder, by path from `/`. Read when first asked for. */
export async function readAssets(folder: string): Promise<(pathname: string) => Promise<Asset | undefined>> {
    const names = new Set(
        (await readdir(folder, { recursive: true, withFileTypes: true }))
            .filter((entry) => entry.isFile())
            .map(
                (entry) =>
                    `/${path
                        .relative(folder, path.join(entry.parentPath ?? entry.path, entry.name))
                        .split(path.sep)
                        .join("/")}`,
            ),
    );
    const read = new Map<string, Promise<Asset>>();
    return async (pathname) => {
        if (!names.has(pathname)) return undefined;
        const asset =
            read.get(pathname) ??
            readFile(path.join(folder, pathname)).then((body): Asset => ({
                body,
                type: own(TYPES, path.extname(pathname)) ?? "application/octet-stream",
                isImmutable: HASHED.test(pathname),
                encoded: new Map(),
            }));
        read.set(pathname, asset);
        return asset;
    };
}

/** The body in an encoding that the client takes; compressed once. */
export function encodedFor(asset: Asset, pathname: string, accepted: string): { body: Buffer; encoding?: string } {
    if (!COMPRESSIBLE.test(pathname) || asset.body.length < 1024) return { body: asset.body };
    const encoding = /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : undefined;
    if (!encoding) return { body: asset.body };
    let body = asset.encoded.get(encoding);
    if (!body) {
        body = encoding === "br" ? brotliCompressSync(asset.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }) : gzipSync(asset.body);
        asset.encoded.set(encoding, body);
    }
    return { body, encoding };
}
