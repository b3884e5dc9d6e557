import type { Call } from "#kernel/http/call.ts";
import type { Models } from "#kernel/base/models.ts";
import { unusablePassword } from "#mock/apps/core/password.ts";
import type { Entry } from "#mock/encoding/ldap/attribute.ts";
import { firstOf } from "./attributes.ts";

type User = Models["authentik_core.user"];

/** Active Directory counts steps of 100 ns since 1601 ([MS-DTYP] 2.3.3): how many in a ms, and ms from then to the epoch. */
const STEPS_IN_MS = 10_000;
const EPOCH_MS = 11_644_473_600_000;
/** Bit of `userAccountControl`: [MS-ADTS] 2.2.16. */
const ACCOUNT_DISABLED = 2;

/**
 * What Active Directory and FreeIPA say of an account besides. A password that was set there after the one here makes the one here unusable,
 * so that the directory is asked. Gives what is to be told. Source: authentik/sources/ldap/sync/vendor.
 */
export function applyVendorRules(call: Call, entry: Entry, user: User, isNew: boolean): string | undefined {
    const { db, random } = call;
    const control = Number(firstOf(entry, "userAccountControl") ?? NaN);
    const isActive = (control & ACCOUNT_DISABLED) === 0;
    if (Number.isInteger(control) && user.is_active !== isActive) db.update("authentik_core.user", user.pk, { is_active: isActive });
    const set = passwordSet(entry);
    if (set === undefined || (!isNew && set < Date.parse(user.password_change_date ?? ""))) return undefined;
    db.update("authentik_core.user", user.pk, { password: unusablePassword(random) });
    return `'${user.username}': Reset user's password`;
}

/** When the directory's password was set, in ms since the epoch; undefined where it does not say so. */
function passwordSet(entry: Entry): number | undefined {
    const windows = firstOf(entry, "pwdLastSet");
    if (windows !== undefined && /^\d+$/.test(windows)) return Number(windows) / STEPS_IN_MS - EPOCH_MS;
    return generalizedTime(firstOf(entry, "krbLastPwdChange"));
}

/** RFC 4517 3.3.13, as servers write it: whole seconds in UTC. */
function generalizedTime(text: string | undefined): number | undefined {
    const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:[.,]\d+)?Z$/.exec(text ?? "") ?? [];
    const moment = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    return Number.isNaN(moment) ? undefined : moment;
}
