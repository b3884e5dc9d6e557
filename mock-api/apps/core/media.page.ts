import { base64ToBytes } from "#mock/encoding/base64.ts";
import { errorPage } from "#kernel/html.ts";
import { page } from "#kernel/operation.ts";
import type { Page } from "#kernel/resource.ts";

/** Kinds of files that may be shown; everything else is handed out as a download. */
const IMAGES: Readonly<Record<string, string>> = {
    avif: "image/avif",
    gif: "image/gif",
    ico: "image/x-icon",
    jpeg: "image/jpeg",
    jpg: "image/jpeg",
    png: "image/png",
    svg: "image/svg+xml",
    webp: "image/webp",
};

/** GET /media/{folder}/{name} : an uploaded picture. An SVG that somebody opens is a document: the sandbox keeps its scripts from running. */
export const media: Page = {
    methods: ["GET"],
    path: "/media/{folder}/{name}",
    handle({ db, params }) {
        const file = db.find("sandbox.file", `${params.folder}/${params.name}`);
        if (!file) return page(errorPage("Not found", "There is no such file."), 404);
        const type = IMAGES[params.name!.split(".").at(-1)!.toLowerCase()];
        return new Response(base64ToBytes(file.content), {
            headers: {
                "content-type": type ?? "application/octet-stream",
                "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
                "x-content-type-options": "nosniff",
                ...(type ? {} : { "content-disposition": "attachment" }),
            },
        });
    },
};
