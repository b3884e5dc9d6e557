import type { Challenge, ChallengeResponse } from "#src/api/challenges.ts";

/** What runs a stage: the executor, or a stage that shows another inside itself. */
export interface StageHost {
    /** True from submitting until the next challenge is there. */
    readonly busy: boolean;
    /** Sends the visitor's answer; what follows arrives as another challenge. */
    submit(response: ChallengeResponse): void;
    /** Lets the server know something without going on; what it answers is not looked at. */
    tell(response: ChallengeResponse): void;
    /** Shows a challenge that came inside another one, as a source's. */
    show(challenge: Challenge): void;
}
