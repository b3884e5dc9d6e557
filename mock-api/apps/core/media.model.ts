import type { Call, Upload } from "#kernel/http/call.ts";
import type { Db } from "#kernel/store/db.ts";
import { describe, type Row, text } from "#kernel/base/fields.ts";
import type { ModelSchema } from "#kernel/store/schema.ts";
import { base64 } from "#mock/encoding/base64.ts";

const fields = describe({ pk: text(), content: text() });
declare module "#kernel/base/models.ts" {
    interface Models {
        "sandbox.file": Row<typeof fields>;
    }
}
/** Uploaded files by their path below /media/; `content` is base64. Not served as a resource. */
export const fileSchema: ModelSchema = { model: "sandbox.file", fields, families: {}, indexes: [] };

/** Letters that are put behind a name which is taken. */
const SUFFIX_LENGTH = 7;

/** Characters of a file's name: what file systems bear. Of a longer one the end is kept, which says its kind. */
const MAX_NAME = 200;

/** Keeps an uploaded file in a folder; gives the path below /media/ that it was stored at. */
export function keepFile({ db, random }: Call, folder: string, { name, bytes }: Upload): string {
    const plain =
        name
            .split(/[\\/]/)
            .at(-1)!
            .trim()
            .replaceAll(/\s+/g, "_")
            .replaceAll(/[^\w.-]/g, "")
            .slice(-MAX_NAME)
            .replace(/^\.+/, "") || "file";
    const dot = plain.lastIndexOf(".") > 0 ? plain.lastIndexOf(".") : plain.length;
    let path = `${folder}/${plain}`;
    while (db.find("sandbox.file", path)) path = `${folder}/${plain.slice(0, dot)}_${random.text(SUFFIX_LENGTH)}${plain.slice(dot)}`;
    db.create("sandbox.file", { pk: path, content: base64(bytes) });
    return path;
}

/** Deletes an uploaded file; addresses that are not uploads are left alone. */
export const dropFile = (db: Db, path: string | null): void => {
    if (path !== null) db.delete("sandbox.file", path);
};

/** Address of a picture: as stored where it is one, below /media/ where it was uploaded, null when there is none. */
export function pictureUrl(stored: string | null): string | null {
    if (!stored) return null;
    return stored.includes("://") || stored.startsWith("/static") ? stored : `/media/${stored}`;
}
