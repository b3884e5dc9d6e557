import { person, refusal, stage } from "../../support/flow.ts";
import { dark, narrow } from "../../support/story.ts";

export default { title: "Screens/Flow/TOTP setup" };

const asked = { ...person, config_url: "otpauth://totp/Example:ada?secret=JBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30&issuer=Example" };

export const Default = stage("ak-stage-authenticator-totp", asked);
export const Refused = stage("ak-stage-authenticator-totp", { ...asked, ...refusal("code", "Code does not match") });
export const Locked = stage("ak-stage-authenticator-totp", { ...asked, ...refusal("code", "Too many wrong codes. Try again in 1 second.") });
export const Dark = dark(Default);
export const Narrow = narrow(Default);
