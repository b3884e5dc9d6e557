import type { Call } from "#kernel/http/call.ts";
import { milliseconds } from "#kernel/store/formats.ts";
import type { ModelName, Models } from "#kernel/base/models.ts";
import type { DeviceClass } from "#mock/apps/authenticators/device.facet.ts";
import { decodeJwt, encodeJwt } from "#mock/apps/core/jwt.ts";
import { secretKey } from "#mock/apps/core/settings.model.ts";
import type { User } from "#mock/apps/core/user.resource.ts";
import { isLocked, NO_FAILURES, withFailure } from "#mock/apps/authenticators/throttle.model.ts";
import { passcodesOf } from "#mock/apps/authenticators/duo-passcode.ts";
import { type Totp, verifyTotp } from "#mock/apps/authenticators/totp.ts";
import { isCode, isHashed } from "./text-message.ts";

type Settings = Models["authentik_stages_authenticator_validate.authenticatorvalidatestage"];

const STATIC = "otp_static.staticdevice";
const TOTP = "otp_totp.totpdevice";
const SMS = "authentik_stages_authenticator_sms.smsdevice";
const DUO = "authentik_stages_authenticator_duo.duodevice";
export const WEBAUTHN = "authentik_stages_authenticator_webauthn.webauthndevice";

interface Kind<K extends DeviceClass, M extends ModelName> {
    readonly kind: K;
    readonly model: M;
    readonly row: Models[M];
}
export type SecurityKey = Kind<"webauthn", typeof WEBAUTHN>;
/** A device that can be asked for a code; Duo's app shows passcodes, too (D-141). */
type CodeDevice = Kind<"duo", typeof DUO> | Kind<"sms", typeof SMS> | Kind<"static", typeof STATIC> | Kind<"totp", typeof TOTP>;
export type Device = CodeDevice | SecurityKey;

/** Devices of a user, in the order in which they are offered. */
export const devicesOf = (call: Call, user: User): Device[] =>
    [...appsOf(call, user), ...phonesOf(call, user), ...keysOf(call, user), ...codesOf(call, user)].filter(({ row }) => row.confirmed);

const keysOf = ({ db }: Call, user: User): SecurityKey[] => db.where(WEBAUTHN, "user", user.pk).map((row) => ({ kind: "webauthn", model: WEBAUTHN, row }));

const appsOf = ({ db }: Call, user: User): CodeDevice[] => db.where(DUO, "user", user.pk).map((row) => ({ kind: "duo", model: DUO, row }));

/** Phones whose number is known: a hashed one only proves once who somebody is. */
const phonesOf = ({ db }: Call, user: User): CodeDevice[] =>
    db
        .where(SMS, "user", user.pk)
        .filter(({ phone_number }) => !isHashed(phone_number))
        .map((row) => ({ kind: "sms", model: SMS, row }));

const codesOf = ({ db }: Call, user: User): CodeDevice[] => [
    ...db.where(STATIC, "user", user.pk).map((row) => ({ kind: "static", model: STATIC, row }) as const),
    ...db.where(TOTP, "user", user.pk).map((row) => ({ kind: "totp", model: TOTP, row }) as const),
];

export const isCodeDevice = (device: Device): device is CodeDevice => device.kind !== "webauthn";

/** The one of these devices that a code belongs to, the code used up; undefined when none accepts it, which counts as a failure of each. */
export function useCode(call: Call, devices: readonly CodeDevice[], code: string): CodeDevice | undefined {
    const { db } = call;
    const now = call.random.now();
    const asked = devices.filter(({ row }) => !isLocked(row, now));
    const found = asked.find(({ kind, row }) => USES[kind](call, row.pk, code));
    if (found) db.link(found.model, found.row.pk, NO_FAILURES);
    else for (const { model, row } of asked) db.link(model, row.pk, withFailure(row, now));
    return found;
}

const USES = { duo: usePasscode, static: useStatic, totp: useTotp, sms: useText } as const;

function useText({ db, random }: Call, pk: number, code: string): boolean {
    const isRight = isCode(db.get(SMS, pk), code, random.now());
    if (isRight) db.link(SMS, pk, { token: "", token_until: 0 });
    return isRight;
}

function useStatic({ db }: Call, pk: number, code: string): boolean {
    const device = db.get("otp_static.staticdevice", pk);
    const isKnown = device.codes.includes(code);
    if (isKnown) db.link("otp_static.staticdevice", pk, { codes: device.codes.filter((other) => other !== code) });
    return isKnown;
}

function useTotp(call: Call, pk: number, code: string): boolean {
    const step = stepOf(call, call.db.get(TOTP, pk), code);
    if (step !== undefined) call.db.link(TOTP, pk, { last_t: step });
    return step !== undefined;
}

function usePasscode(call: Call, pk: number, code: string): boolean {
    const step = stepOf(call, passcodesOf(call.db, call.db.get(DUO, pk)), code);
    if (step !== undefined) call.db.link(DUO, pk, { last_t: step });
    return step !== undefined;
}

const stepOf = ({ random }: Call, device: Totp, code: string): number | undefined =>
    /^\d+$/.test(code) ? verifyTotp(device, Number(code), random.now()) : undefined;

const COOKIE = "authentik_mfa";
const keyOf = ({ db }: Call, stage: Settings): string => `${secretKey(db)}${stage.pk}`;
const names = (device: Device): string => `${device.model}:${device.row.pk}`;

/** Notes in the browser that a device was used just now. The original's note names the number of the device only, which is another's too; ours its kind as well. */
export function noteUse(call: Call, stage: Settings, device: Device): void {
    const lifetime = Math.round(milliseconds(stage.last_auth_threshold) / 1000);
    if (lifetime < 1) return;
    const exp = Math.floor(call.random.now() / 1000) + lifetime;
    const token = encodeJwt({ device: names(device), stage: stage.pk.replaceAll("-", ""), exp }, keyOf(call, stage));
    call.setCookie(`${COOKIE}=${token}; HttpOnly; Max-Age=${lifetime}; Path=/; SameSite=Lax`);
}

/** Whether one of these devices was used in this browser lately enough for the stage. */
export function wasUsedLately(call: Call, stage: Settings, devices: readonly Device[]): boolean {
    const lifetime = milliseconds(stage.last_auth_threshold) / 1000;
    const cookie = lifetime >= 1 ? call.incoming.jar.get(COOKIE) : undefined;
    const claims = cookie ? decodeJwt(cookie, keyOf(call, stage)) : undefined;
    if (!claims || claims.stage !== stage.pk.replaceAll("-", "")) return false;
    const now = call.random.now() / 1000;
    const isLive = typeof claims.exp === "number" && claims.exp > now && claims.exp <= now + lifetime;
    return isLive && devices.some((device) => names(device) === claims.device);
}
