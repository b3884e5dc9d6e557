import { remember, remembered } from "#src/base/remembered.ts";
import { recent } from "#src/context/recent.ts";
import { session } from "#src/context/session.ts";

const SHOWN = "shown";
const HIDDEN = "hidden";

const keyOf = (): string => `ak-guide-${session.value?.user.pk}`;

/**
 * Whether the first steps are shown: to whoever comes here for the first time, having opened nothing in this browser yet, until they hide them.
 * Where nothing can be remembered they are not: they could not be hidden for good.
 */
export function isGuideWanted(): boolean {
    if (remembered(keyOf()) === undefined) wantGuide(recent.visits().length === 0);
    return remembered(keyOf()) === SHOWN;
}

export function wantGuide(isWanted: boolean): void {
    remember(keyOf(), isWanted ? SHOWN : HIDDEN);
}
