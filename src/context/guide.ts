import { remember, remembered } from "#src/base/remembered.ts";
import { recent } from "./recent.ts";
import { session } from "./session.ts";

const SHOWN = "shown";
const HIDDEN = "hidden";

const keyOf = (): string => `ak-guide-${session.value?.user.pk}`;

/** Whether the first steps are shown. Where nothing can be remembered they are not: they could not be hidden for good. */
export const isGuideWanted = (): boolean => remembered(keyOf()) === SHOWN;

/** Whether somebody comes here for the first time, having opened nothing in this browser yet. */
export const isNewcomer = (): boolean => remembered(keyOf()) === undefined && recent.visits().length === 0;

/** Shows them from now on, until they are hidden, or hides them. */
export function wantGuide(isWanted: boolean): void {
    remember(keyOf(), isWanted ? SHOWN : HIDDEN);
}
