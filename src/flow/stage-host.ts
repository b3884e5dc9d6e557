import type { TemplateResult } from "lit";
import type { Challenge, ChallengeResponse } from "#src/api/challenges.ts";

/** Title, content and footer; the title's element has the id `ak-stage-title`, by which forms are named. */
export type StageFrame = (title: string | undefined, body: unknown, footer: unknown) => TemplateResult;

/** What runs a stage: the executor, or a stage that shows another inside itself. */
export interface StageHost {
    /** True from submitting until the next challenge is there. */
    readonly busy: boolean;
    /** What the host puts around a stage's content. */
    readonly frame: StageFrame;
    /** Sends the visitor's answer; what follows arrives as another challenge. */
    submit(response: ChallengeResponse): void;
    /** Lets the server know something without going on; gives what it says to that, undefined where it could not be asked. */
    tell(response: ChallengeResponse): Promise<Challenge | undefined>;
    /** Shows a challenge that came inside another one, as a source's. */
    show(challenge: Challenge): void;
}
