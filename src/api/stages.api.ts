import { ApiError } from "#src/base/errors.ts";
import { crud, family } from "./crud.ts";
import { post } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

export type Stage = Schema["Stage"];
export type CaptchaStage = Schema["CaptchaStage"];
export type ConsentStage = Schema["ConsentStage"];
export type DenyStage = Schema["DenyStage"];
export type AuthenticatorValidationStage = Schema["AuthenticatorValidateStage"];
export type DummyStage = Schema["DummyStage"];
export type DuoStage = Schema["AuthenticatorDuoStage"];
export type IdentificationStage = Schema["IdentificationStage"];
export type InvitationStage = Schema["InvitationStage"];
export type PasswordStage = Schema["PasswordStage"];
export type PromptStage = Schema["PromptStage"];
export type SmsStage = Schema["AuthenticatorSMSStage"];
export type StaticStage = Schema["AuthenticatorStaticStage"];
export type TotpStage = Schema["AuthenticatorTOTPStage"];
export type UserDeleteStage = Schema["UserDeleteStage"];
export type UserLoginStage = Schema["UserLoginStage"];
export type UserLogoutStage = Schema["UserLogoutStage"];
export type UserWriteStage = Schema["UserWriteStage"];
export type WebauthnStage = Schema["AuthenticateWebAuthnStage"];
/** A device that is known at Duo, and whose it is. */
export type DuoDevice = Schema["AuthenticatorDuoStageManualDeviceImportRequest"];

/** Stages of all kinds. */
export const stages = family("/stages/all/", "/stages/all/{stage_uuid}/");

export const captchaStages = crud("/stages/captcha/", "/stages/captcha/{stage_uuid}/");
export const consentStages = crud("/stages/consent/", "/stages/consent/{stage_uuid}/");
export const denyStages = crud("/stages/deny/", "/stages/deny/{stage_uuid}/");
export const authenticatorValidationStages = crud("/stages/authenticator/validate/", "/stages/authenticator/validate/{stage_uuid}/", [
    "not_configured_action",
    "configuration_stages",
]);
export const dummyStages = crud("/stages/dummy/", "/stages/dummy/{stage_uuid}/");
export const duoStages = {
    ...crud("/stages/authenticator/duo/", "/stages/authenticator/duo/{stage_uuid}/"),
    /** Gives a user a device that is known at Duo already. */
    importDevice: (stage: string | number, device: DuoDevice) =>
        post("/stages/authenticator/duo/{stage_uuid}/import_device_manual/", { path: { stage_uuid: stage }, body: device }),
    /** Gives everybody the devices that Duo knows under the same user names; takes the key of Duo's admin API. */
    importDevices: (stage: string | number) =>
        post("/stages/authenticator/duo/{stage_uuid}/import_devices_automatic/", { path: { stage_uuid: stage } }).catch(withReason),
};
export const identificationStages = crud("/stages/identification/", "/stages/identification/{stage_uuid}/");
export const invitationStages = crud("/stages/invitation/stages/", "/stages/invitation/stages/{stage_uuid}/");
export const passwordStages = crud("/stages/password/", "/stages/password/{stage_uuid}/");
export const promptStages = crud("/stages/prompt/stages/", "/stages/prompt/stages/{stage_uuid}/");
export const smsStages = crud("/stages/authenticator/sms/", "/stages/authenticator/sms/{stage_uuid}/");
export const staticStages = crud("/stages/authenticator/static/", "/stages/authenticator/static/{stage_uuid}/");
export const totpStages = crud("/stages/authenticator/totp/", "/stages/authenticator/totp/{stage_uuid}/");
export const userDeleteStages = crud("/stages/user_delete/", "/stages/user_delete/{stage_uuid}/");
export const userLoginStages = crud("/stages/user_login/", "/stages/user_login/{stage_uuid}/");
export const userLogoutStages = crud("/stages/user_logout/", "/stages/user_logout/{stage_uuid}/");
export const userWriteStages = crud("/stages/user_write/", "/stages/user_write/{stage_uuid}/");
export const webauthnStages = crud("/stages/authenticator/webauthn/", "/stages/authenticator/webauthn/{stage_uuid}/");

/** Where Duo has refused, its reason is in a field of the answer that nobody has filled in. */
function withReason(error: unknown): never {
    if (error instanceof ApiError && error.fields["error"]) throw new ApiError(error.status, { detail: error.fields["error"].join(" ") }, error.requestId);
    throw error;
}
