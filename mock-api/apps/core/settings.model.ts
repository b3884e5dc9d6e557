import type { Db } from "#kernel/store/db.ts";
import { describe, json, type Row, text } from "#kernel/base/fields.ts";
import { asText } from "#kernel/resource/filters.ts";
import type { Json } from "#kernel/base/models.ts";
import type { ModelSchema } from "#kernel/store/schema.ts";

const fields = describe({ pk: text(), value: json() });
declare module "#kernel/base/models.ts" {
    interface Models {
        "sandbox.setting": Row<typeof fields>;
    }
}
/** What the installation itself keeps: its secret key. Not served. */
export const settingSchema: ModelSchema = { model: "sandbox.setting", fields, families: {}, indexes: [] };

export const setting = (db: Db, name: string): Json => db.find("sandbox.setting", name)?.value;

/** The key that cookies are signed with; made once per installation. */
export const secretKey = (db: Db): string => asText(setting(db, "secret_key"));
