import "#src/admin/admin.interface.ts";
import { staged } from "../../support/preparations.ts";
import { pressing } from "../../support/press.ts";
import { dark, narrow, screen, within } from "../../support/story.ts";

export default { title: "Screens/Admin/Stages" };

const EDIT = "Edit: Ours";
const form = (at: string, stage?: object) => pressing(screen("admin", staged(at, stage)), EDIT);
const found = (name: string) => screen("admin", `/flow/stages;{"search":"${name}"}`);

export const List = screen("admin", "/flow/stages");
export const Kinds = pressing(List, "Create");
export const Form = pressing(List, "Create", "Next");

export const Captcha = form("captcha", { public_key: "site-key", private_key: "secret-key" });
export const Consent = form("consent");
export const Deny = form("deny");
export const Dummy = form("dummy");
export const Email = form("email", { use_global_settings: false, host: "mail.example.org", from_address: "login@example.org" });
export const Identification = pressing(found("default-authentication-identification"), "Edit: default-authentication-identification");
export const Invitation = form("invitation/stages");
export const Password = pressing(found("default-authentication-password"), "Edit: default-authentication-password");
export const Prompt = pressing(found("default-source-enrollment-prompt"), "Edit: default-source-enrollment-prompt");
export const UserDelete = form("user_delete");
export const UserLogin = form("user_login");
export const UserLogout = form("user_logout");
export const UserWrite = form("user_write");
export const Validation = pressing(found("default-authentication-mfa-validation"), "Edit: default-authentication-mfa-validation");

export const SetUpApp = form("authenticator/totp", { digits: 6 });
export const SetUpCodes = form("authenticator/static");
export const SetUpKey = form("authenticator/webauthn");
const TWILIO = { provider: "twilio", from_number: "+15550100", account_sid: "AC0123", auth: "token" };
export const SetUpSms = form("authenticator/sms", TWILIO);
export const SetUpSmsByAnother = form("authenticator/sms", { ...TWILIO, provider: "generic", account_sid: "https://sms.example.org/send" });
const DUO = { client_id: "id", client_secret: "secret", api_hostname: "api.example.org" };
export const SetUpDuo = form("authenticator/duo", DUO);
export const ImportDuo = pressing(screen("admin", staged("authenticator/duo", { ...DUO, admin_integration_key: "admin" })), "Import Duo devices into Ours");

export const Dark = dark(List);
export const DarkForm = dark(Identification);
export const Narrow = narrow(List);
export const NarrowKinds = narrow(Kinds);
export const NarrowForm = narrow(Validation);
export const Failing = within(List, { fault: "failing" });
