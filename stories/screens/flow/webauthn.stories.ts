import { person, stage } from "../../support/flow.ts";
import { dark, narrow } from "../../support/story.ts";

export default { title: "Screens/Flow/WebAuthn setup" };

/** No browser registers anything with this: it shows what happens without a device. */
export const WithoutDevice = stage("ak-stage-authenticator-webauthn", { ...person, registration: {} });
/** Browsers make no key for a number; the story's page has a name, so there is no link. */
export const AtAnIpAddress = stage("ak-stage-authenticator-webauthn", { ...person, registration: { rp: { id: "127.0.0.1" } } });
export const Dark = dark(WithoutDevice);
export const Narrow = narrow(WithoutDevice);
