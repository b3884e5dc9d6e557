import { person, refusal, stage } from "../../support/flow.ts";
import { pressing } from "../../support/press.ts";
import { dark, narrow, within } from "../../support/story.ts";

export default { title: "Screens/Flow/Second factor" };

const device = (device_class: string, device_uid = "1") => ({ device_class, device_uid, challenge: {} });
const asked = { ...person, device_challenges: [device("totp")], configuration_stages: [] };
const setup = (pk: string, name: string) => ({ pk, name, verbose_name: name, meta_model_name: "authentik_stages_authenticator_totp.authenticatortotpstage" });

export const Code = stage("ak-stage-authenticator-validate", asked);
export const Refused = stage("ak-stage-authenticator-validate", { ...asked, ...refusal("code", "Invalid Token") });
/** For some seconds after a wrong code no other is looked at. */
export const Locked = stage("ak-stage-authenticator-validate", { ...asked, ...refusal("code", "Too many wrong codes. Try again in 4 seconds.") });
export const RecoveryCode = stage("ak-stage-authenticator-validate", { ...asked, device_challenges: [device("static")] });
export const Devices = stage("ak-stage-authenticator-validate", {
    ...asked,
    device_challenges: ["totp", "webauthn", "duo", "sms", "static"].map((kind, at) => device(kind, String(at))),
});
/** The other ways stay in reach. */
export const OneOfSeveral = pressing(Devices, "Recovery codesUse one of the codes that you saved.");
export const KeyAtAnIpAddress = stage("ak-stage-authenticator-validate", {
    ...asked,
    device_challenges: [{ ...device("webauthn"), challenge: { rpId: "127.0.0.1" } }],
});
const key = { ...asked, device_challenges: [{ ...device("webauthn"), challenge: { rpId: location.hostname } }] };
/** No browser signs this: it shows what happens without a key. */
export const KeyMissing = stage("ak-stage-authenticator-validate", key);
export const KeyWaiting = within(KeyMissing, { key: "waits" });
export const KeyRefused = within(stage("ak-stage-authenticator-validate", { ...key, ...refusal("webauthn", "Invalid device") }), { key: "signs" });
export const KeyRefusedDark = dark(KeyRefused);
export const SetUpFirst = stage("ak-stage-authenticator-validate", {
    ...asked,
    device_challenges: [],
    configuration_stages: [setup("1", "Authenticator app"), setup("2", "Security key")],
});
const duo = { ...asked, device_challenges: [device("duo")] };
/** Nobody has answered on the phone yet. */
export const DuoWaiting = within(stage("ak-stage-authenticator-validate", duo), { waits: true });
export const DuoWaitingDark = dark(DuoWaiting);
export const DuoWaitingNarrow = narrow(DuoWaiting);
export const DuoDenied = stage("ak-stage-authenticator-validate", { ...duo, ...refusal("duo", "Duo denied access") });
export const DuoPasscodeRefused = stage("ak-stage-authenticator-validate", { ...duo, ...refusal("code", "Invalid Token") });
export const DuoDeniedDark = dark(DuoDenied);
export const DuoDeniedNarrow = narrow(DuoDenied);
const text = { ...asked, device_challenges: [device("sms")] };
export const TextSent = stage("ak-stage-authenticator-validate", text);
export const TextRefusedByGateway = stage("ak-stage-authenticator-validate", {
    ...text,
    ...refusal("selected_challenge", "Nothing is sent to this phone any more."),
});
export const Dark = dark(Devices);
export const Narrow = narrow(Devices);
