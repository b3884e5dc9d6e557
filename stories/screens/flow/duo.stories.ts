import { person, stage } from "../../support/flow.ts";
import { pressing } from "../../support/press.ts";
import { dark, narrow, within } from "../../support/story.ts";

export default { title: "Screens/Flow/Duo setup" };

const asked = { ...person, activation_barcode: person.pending_user_avatar, activation_code: "https://duo.test/activate", stage_uuid: "1" };

export const Default = stage("ak-stage-authenticator-duo", asked);
/** The server says no when it is asked how far the app is: here, that it knows no such stage. */
export const Failed = pressing(Default, "Check status");
const checked = (duo_response: string) => pressing(within(Default, { answers: { "/enrollment_status/": { duo_response } } }), "Check status");
export const Waiting = checked("waiting");
/** Somebody has said no on the phone, or nobody anything in time. */
export const RefusedOnThePhone = checked("invalid");
export const RefusedOnThePhoneDark = dark(RefusedOnThePhone);
export const RefusedOnThePhoneNarrow = narrow(RefusedOnThePhone);
export const Dark = dark(Default);
export const Narrow = narrow(Default);
