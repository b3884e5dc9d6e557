import { person, refusal, stage } from "../../support/flow.ts";
import { dark, narrow, within } from "../../support/story.ts";

export default { title: "Screens/Flow/WebAuthn setup" };

/** No browser registers anything with this: it shows what happens without a device. */
export const WithoutDevice = stage("ak-stage-authenticator-webauthn", { ...person, registration: {} });
/** Browsers make no key for a number; the story's page has a name, so there is no link. */
export const AtAnIpAddress = stage("ak-stage-authenticator-webauthn", { ...person, registration: { rp: { id: "127.0.0.1" } } });
/** The key has not been touched yet. */
export const Waiting = within(WithoutDevice, { key: "waits" });
const signed = (refused: string) =>
    within(stage("ak-stage-authenticator-webauthn", { ...person, registration: {}, ...refusal("response", refused) }), { key: "signs" });
export const Refused = signed("Registration failed. Error: Unexpected registration response origin");
export const AlreadyKnown = signed("Credential ID already exists.");
export const RefusedDark = dark(Refused);
export const RefusedNarrow = narrow(Refused);
export const Dark = dark(WithoutDevice);
export const Narrow = narrow(WithoutDevice);
