import { msg, str } from "@lit/localize";
import type { Flow, StageBinding } from "#src/api/flows.api.ts";
import { conjunction } from "#src/base/lists.ts";
import { plural } from "#src/base/plural.ts";
import type { Asking, Gates, Position, Step } from "./picture.ts";

/** Who may start a flow, before any policy is asked. */
export function whoStarts({ authentication = "none" }: Flow): string {
    const words = {
        none: () => msg("Anybody can start the flow."),
        require_authenticated: () => msg("Only people who are signed in can start the flow."),
        require_unauthenticated: () => msg("Only people who are not signed in can start the flow."),
        require_superuser: () => msg("Only superusers can start the flow."),
    };
    return words[authentication]();
}

/** What becomes of those whom the start refuses. */
export function others({ denied_action: action = "message_continue" }: Flow): string {
    const words = {
        message_continue: () => msg("Others see a message, then go on to the requested page."),
        continue: () => msg("Others go on to the requested page, without a message."),
        message: () => msg("Others see a message, and the flow ends."),
    };
    return words[action]();
}

/** What the gates at the start decide. */
export function startRule({ asked, isAllNeeded }: Gates): string {
    if (asked.length === 0) return msg("All of these are turned off: nobody is refused here.");
    if (asked.length === 1) return msg("Only goes on if this allows it.");
    return isAllNeeded ? msg("Only goes on if all of these allow it.") : msg("Only goes on if at least one of these allows it.");
}

/** What the gates of a step decide. */
export function stepRule({ gates: { asked, isAllNeeded }, asking }: Step): string {
    if (asked.length === 0) return msg("All of these are turned off: the stage always runs.");
    if (asking === "never") return msg("None of these is ever asked: the stage always runs.");
    if (asked.length === 1) return msg("Only runs if this allows it.");
    return isAllNeeded ? msg("Only runs if all of these allow it.") : msg("Only runs if at least one of these allows it.");
}

/** Whether anything can leave the stage out. */
export const isDecided = ({ gates: { asked }, asking }: Step): boolean => asked.length > 0 && asking !== "never";

/** When the gates of a step are asked. */
export function askedWhen(asking: Asking): string {
    const words = {
        start: () => msg("Asked when the flow starts."),
        stage: () => msg("Asked right before the stage."),
        both: () => msg("Asked when the flow starts, and again right before the stage."),
        never: () => msg("To have them asked, edit the stage binding."),
    };
    return words[asking]();
}

/** "the start and step 3" */
const placesOf = (positions: readonly Position[]): string =>
    conjunction(positions.map((position) => (position === "start" ? msg("the start") : msg(str`step ${position}`))));

export const alsoAsked = (elsewhere: readonly Position[]): string => msg(str`Also asked at ${placesOf(elsewhere)}`);
export const alsoStep = (again: readonly number[]): string => msg(str`Also at ${placesOf(again)}`);

/** Flows that change along when the stage is edited. */
export function inOtherFlows({ stage_obj: { flow_set: flows = [] }, target }: StageBinding): string | undefined {
    const others = flows.filter(({ pk }) => pk !== target).length;
    return others === 0 ? undefined : plural(others, { one: msg("Also in 1 other flow"), other: msg(str`Also in ${others} other flows`) });
}

/** What follows a wrong answer, where it is not just asked again. */
export function afterWrongAnswer({ invalid_response_action: action = "retry" }: StageBinding): string | undefined {
    const words = {
        retry: () => undefined,
        restart: () => msg("A wrong answer starts the flow over"),
        restart_with_context: () => msg("A wrong answer starts the flow over, with the answers so far"),
    };
    return words[action]();
}
