import type { Call, Upload } from "#kernel/call.ts";
import type { Db } from "#kernel/db.ts";
import { describe, type Row, text } from "#kernel/fields.ts";
import { errorPage } from "#kernel/html.ts";
import { page } from "#kernel/operation.ts";
import type { Page } from "#kernel/resource.ts";
import type { ModelSchema } from "#kernel/schema.ts";

const fields = describe({ pk: text(), content: text() });
declare module "#kernel/models.ts" {
    interface Models {
        "sandbox.file": Row<typeof fields>;
    }
}
/** Uploaded files by their path below /media/; `content` is base64. Not served as a resource. */
export const fileSchema: ModelSchema = { model: "sandbox.file", fields, families: {}, indexes: [] };

/** Letters that are put behind a name which is taken. */
const SUFFIX_LENGTH = 7;

/** Keeps an uploaded file in a folder; gives the path below /media/ that it was stored at. */
export function keepFile({ db, random }: Call, folder: string, { name, bytes }: Upload): string {
    const plain =
        name
            .split(/[\\/]/)
            .at(-1)!
            .trim()
            .replaceAll(/\s+/g, "_")
            .replaceAll(/[^\w.-]/g, "")
            .replace(/^\.+/, "") || "file";
    const dot = plain.lastIndexOf(".") > 0 ? plain.lastIndexOf(".") : plain.length;
    let path = `${folder}/${plain}`;
    while (db.find("sandbox.file", path)) path = `${folder}/${plain.slice(0, dot)}_${random.text(SUFFIX_LENGTH)}${plain.slice(dot)}`;
    db.create("sandbox.file", { pk: path, content: toBase64(bytes) });
    return path;
}

/** Forgets an uploaded file; addresses that are no upload are left alone. */
export const dropFile = (db: Db, path: string | null): void => {
    if (path !== null) db.delete("sandbox.file", path);
};

/** Address of a picture: as stored where it is one, below /media/ where it was uploaded, null when there is none. */
export function pictureUrl(stored: string | null): string | null {
    if (!stored) return null;
    return stored.includes("://") || stored.startsWith("/static") ? stored : `/media/${stored}`;
}

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
        return new Response(fromBase64(file.content), {
            headers: {
                "content-type": type ?? "application/octet-stream",
                "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
                "x-content-type-options": "nosniff",
                ...(type ? {} : { "content-disposition": "attachment" }),
            },
        });
    },
};

/** Bytes per step: more would not fit on the stack. */
const CHUNK = 8192;

function toBase64(bytes: Uint8Array): string {
    let binary = "";
    for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
    return btoa(binary);
}

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
