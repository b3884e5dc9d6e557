import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { notFound } from "#kernel/base/errors.ts";
import { base64ToBytes } from "#mock/encoding/base64.ts";

/** Kinds of files that may be shown; everything else is handed out as a download. */
const IMAGES: ReadonlyMap<string, string> = new Map([
    ["avif", "image/avif"],
    ["gif", "image/gif"],
    ["ico", "image/x-icon"],
    ["jpeg", "image/jpeg"],
    ["jpg", "image/jpeg"],
    ["png", "image/png"],
    ["svg", "image/svg+xml"],
    ["webp", "image/webp"],
]);

/** An uploaded picture. An SVG that somebody opens is a document: the sandbox keeps its scripts from running. */
export const media = endpoint("GET /media/{folder}/{name}", { authenticate: byNobody }, ({ db, params }) => {
    const file = db.find("sandbox.file", `${params.folder}/${params.name}`);
    if (!file) throw notFound("There is no such file.");
    const type = IMAGES.get(params.name.split(".").at(-1)!.toLowerCase());
    return new Response(base64ToBytes(file.content), {
        headers: {
            "content-type": type ?? "application/octet-stream",
            "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
            // Pages show the same pictures again and again; a picture that is replaced has another name.
            "cache-control": "private, max-age=60",
            ...(type ? {} : { "content-disposition": "attachment" }),
        },
    });
});
