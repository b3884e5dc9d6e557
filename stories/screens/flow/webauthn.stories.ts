import { person, stage } from "../../support/flow.ts";
import { dark, narrow } from "../../support/story.ts";

export default { title: "Screens/Flow/WebAuthn setup" };

/** No browser registers anything with this: it shows what happens without a device. */
export const WithoutDevice = stage("ak-stage-authenticator-webauthn", { ...person, registration: {} });
export const Dark = dark(WithoutDevice);
export const Narrow = narrow(WithoutDevice);
