import type { Db } from "#kernel/db.ts";
import { describe, json, type Row, text } from "#kernel/fields.ts";
import { asText } from "#kernel/filters.ts";
import type { Json } from "#kernel/models.ts";
import type { ModelSchema } from "#kernel/schema.ts";

const fields = describe({ pk: text(), value: json() });
declare module "#kernel/models.ts" {
    interface Models {
        "sandbox.setting": Row<typeof fields>;
    }
}
/** What the installation itself keeps: its secret key. Not served. */
export const settingSchema: ModelSchema = { model: "sandbox.setting", fields, families: {}, indexes: [] };

export const setting = (db: Db, name: string): Json => db.find("sandbox.setting", name)?.value;

/** The key that cookies are signed with; made once per installation. */
export const secretKey = (db: Db): string => asText(setting(db, "secret_key"));
