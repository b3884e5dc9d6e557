import { authenticatorValidate } from "./authenticator-validate.stage.ts";
import { captcha } from "./captcha.stage.ts";
import { consent } from "./consent.stage.ts";
import { deny } from "./deny.stage.ts";
import { duo } from "./duo.stage.ts";
import { dummy } from "./dummy.stage.ts";
import { email } from "./email.stage.ts";
import { identification } from "./identification.stage.ts";
import { invitation } from "./invitation.stage.ts";
import { password } from "./password.stage.ts";
import { prompt } from "./prompt.stage.ts";
import { sms } from "./sms.stage.ts";
import { staticCodes } from "./static.stage.ts";
import { totp } from "./totp.stage.ts";
import { userDelete } from "./user-delete.stage.ts";
import { userLogin } from "./user-login.stage.ts";
import { userLogout } from "./user-logout.stage.ts";
import { userWrite } from "./user-write.stage.ts";
import { webauthn } from "./webauthn.stage.ts";

/** The kinds of stages of authentik's own; protocols and sources declare theirs with their app. */
export const stages = [
    identification,
    password,
    authenticatorValidate,
    userLogin,
    userLogout,
    prompt,
    userWrite,
    userDelete,
    captcha,
    consent,
    email,
    invitation,
    staticCodes,
    totp,
    webauthn,
    sms,
    duo,
    deny,
    dummy,
];
