import { type Access, superuser } from "#kernel/http/access.ts";
import type { ActionSpec } from "#kernel/resource/action.ts";
import type { Call } from "#kernel/http/call.ts";
import { empty } from "#kernel/base/errors.ts";
import { type Fields, file, flag, text } from "#kernel/base/fields.ts";
import type { ModelName } from "#kernel/base/models.ts";
import { ok, type Operation } from "#kernel/http/operation.ts";
import { keyOf, type Stored } from "#kernel/store/schema.ts";
import { dropFile, keepFile } from "./media.model.ts";

/** Where a resource keeps its picture. */
export interface PictureSpec {
    readonly model: ModelName;
    /** The field with the address or the path of the upload. */
    readonly field: string;
    /** Last part of the paths of the two actions: `icon` of `set_icon`. */
    readonly name: string;
    /** Folder below /media/. */
    readonly folder: string;
}

/** `action` of a resource, or `familyAction` of a family, with its first argument given. */
type Act = (
    method: "POST",
    name: string,
    spec: ActionSpec<Fields> & { access: Access },
    handle: (acting: { row: Stored; body: Readonly<Record<string, unknown>>; call: Call }) => Response,
) => Operation;

const answers = { access: superuser, status: 200, answer: null, answers: { 400: null } };
const uploadForm = { file: file({ optional: true, readOnly: false, nullable: false }), clear: flag() };
/** Characters of an address, as the original's column has it. */
const MAX_ADDRESS = 500;
const address = { url: text({ optional: true, nullable: true, blank: true, max: MAX_ADDRESS, documentedAs: text() }) };

/** POST …/set_<name>/ (an upload, or `clear`) and POST …/set_<name>_url/ : 200 `{}`; 400 without a body when neither is there. */
export function pictureActions(act: Act, { model, field, name, folder }: PictureSpec): readonly Operation[] {
    const put = ({ db }: Call, row: Stored, value: string | null) => {
        const before = row[field];
        if (typeof before === "string") dropFile(db, before);
        db.change(model, keyOf(row), { [field]: value });
        return ok({});
    };
    return [
        act("POST", `set_${name}`, { ...answers, form: uploadForm }, ({ row, call }) => {
            const { form } = call;
            const upload = form.get("file");
            if (form.get("clear") === "true") return put(call, row, null);
            if (typeof upload !== "object") throw empty(400);
            return put(call, row, keepFile(call, folder, upload));
        }),
        act("POST", `set_${name}_url`, { ...answers, body: address, bodySchema: "FilePathRequest" }, ({ row, body: { url }, call }) => {
            if (url === undefined || url === null) throw empty(400);
            return put(call, row, String(url));
        }),
    ];
}
