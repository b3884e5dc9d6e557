import { duo } from "./duo.ts";
import { recoveryCodes } from "./recovery-codes.ts";
import type { SecondFactor } from "./second-factor.ts";
import { sms } from "./sms.ts";
import { totp } from "./totp.ts";
import { webauthn } from "./webauthn.ts";

const ALL: readonly SecondFactor[] = [duo, sms, recoveryCodes, totp, webauthn];

/** By the name that challenges use; undefined for one that this version does not know. */
export const factorNamed = (name: string): SecondFactor | undefined => ALL.find((factor) => factor.name === name);

/** By the class that lists of devices name. */
export const factorOfType = (type: string): SecondFactor | undefined => ALL.find((factor) => factor.type === type);

/** What kind of device it is; one of a kind that this version does not know goes by the server's name for it. */
export const deviceKind = ({ type, verbose_name: name }: { type: string; verbose_name: string }): string => factorOfType(type)?.title() ?? name;

/** By the model of the stages in which it is set up. */
export const factorSetUpBy = (model: string): SecondFactor | undefined => factorNamed(/^authentik_stages_authenticator_(\w+)\./.exec(model)?.[1] ?? "");

const SETTINGS = "ak-user-settings-authenticator-";

/** By the component of the settings that offer to set it up. */
export const factorOfSettings = (component: string): SecondFactor | undefined =>
    component.startsWith(SETTINGS) ? factorNamed(component.slice(SETTINGS.length)) : undefined;
