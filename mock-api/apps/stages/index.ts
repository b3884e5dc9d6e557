import type { App, AnyResource } from "#kernel/resource/resource.ts";
import { typesAction } from "#kernel/resource/types-action.ts";
import { stage } from "#mock/apps/flows/stage.family.ts";
import { duoStage, smsStage, staticStage, totpStage, webauthnStage } from "./authenticator-setup.resource.ts";
import { authenticatorValidateStage } from "./authenticator-validate.resource.ts";
import { captchaStage } from "./captcha.resource.ts";
import { consentStage } from "./consent.resource.ts";
import { denyStage } from "./deny.resource.ts";
import { dummyStage } from "./dummy.resource.ts";
import { importManual } from "./duo.actions.ts";
import { emailStage, emailTemplates } from "./email.resource.ts";
import { identificationStage } from "./identification.resource.ts";
import { invitationStage } from "./invitation.resource.ts";
import { invitation } from "./invitation-link.resource.ts";
import { passwordStage } from "./password.resource.ts";
import { prompt, promptStage } from "./prompt.resource.ts";
import { userSettings } from "./user-settings.actions.ts";
import { userDeleteStage } from "./user-delete.resource.ts";
import { userLoginStage } from "./user-login.resource.ts";
import { userLogoutStage } from "./user-logout.resource.ts";
import { userWriteStage } from "./user-write.resource.ts";

/** By display name, as the list of types has them; the dummy stage is for tests and not offered. */
const offered: AnyResource[] = [
    authenticatorValidateStage,
    captchaStage,
    consentStage,
    denyStage,
    duoStage,
    emailStage,
    identificationStage,
    invitationStage,
    passwordStage,
    promptStage,
    smsStage,
    staticStage,
    totpStage,
    userDeleteStage,
    userLoginStage,
    userLogoutStage,
    userWriteStage,
    webauthnStage,
];

export const stages: App = {
    name: "authentik.stages",
    label: "authentik Stages",
    resources: [...offered, dummyStage, prompt, invitation],
    operations: [typesAction(stage, offered), emailTemplates, userSettings, importManual],
};
