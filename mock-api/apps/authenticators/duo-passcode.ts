import { hmac } from "@noble/hashes/hmac.js";
import { sha1 } from "@noble/hashes/legacy.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Db } from "#kernel/store/db.ts";
import type { Models } from "#kernel/base/models.ts";
import { secretKey } from "../core/settings.model.ts";
import type { Totp } from "./totp.ts";

/** What makes the passcodes that Duo's app on this phone shows: they follow from the installation's key, and go with the time. */
export const passcodesOf = (db: Db, { pk, last_t }: Models["authentik_stages_authenticator_duo.duodevice"]): Totp => ({
    key: bytesToHex(hmac(sha1, utf8ToBytes(secretKey(db)), utf8ToBytes(`duo-passcode-${pk}`))),
    digits: 6,
    last_t,
});
