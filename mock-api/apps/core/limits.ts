import type { Db } from "#kernel/store/db.ts";
import type { Json } from "#kernel/base/models.ts";
import { isObject } from "#kernel/store/validate.ts";
import { setting } from "./settings.model.ts";

/** Limits against guessing passwords and piling up sessions. Null lifts a limit. */
export interface Limits {
    /** Wrong passwords for one name from one address within a quarter of an hour. */
    readonly failed_sign_ins: number | null;
    /** Wrong passwords from one address within a quarter of an hour, whatever the name: people behind one router share it. */
    readonly failed_sign_ins_per_address: number | null;
    /** Browsers in which one user is signed in; the oldest sign-in ends. */
    readonly sessions_per_user: number | null;
}

const DEFAULTS: Limits = { failed_sign_ins: 20, failed_sign_ins_per_address: 200, sessions_per_user: 100 };

const isLimit = (value: Json): value is number | null => value === null || (typeof value === "number" && Number.isInteger(value) && value > 0);

/** The limits in force: the defaults, overridden by the setting `limits`. */
export function limitsOf(db: Db): Limits {
    const kept = setting(db, "limits");
    if (!isObject(kept)) return DEFAULTS;
    const limit = (name: keyof Limits): number | null => {
        const value = kept[name];
        return value !== undefined && isLimit(value) ? value : DEFAULTS[name];
    };
    return {
        failed_sign_ins: limit("failed_sign_ins"),
        failed_sign_ins_per_address: limit("failed_sign_ins_per_address"),
        sessions_per_user: limit("sessions_per_user"),
    };
}
