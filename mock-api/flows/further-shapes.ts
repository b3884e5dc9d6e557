import { map, text } from "#kernel/base/fields.ts";
import { answerShape, challengeShape, type Shape } from "./challenge-shape.ts";

const maybeText = () => text({ optional: true });

/** Sign-in with Plex, by its own window. */
export const plex: Shape = {
    component: "ak-source-plex",
    challenge: challengeShape("PlexAuthenticationChallenge", "ak-source-plex", { client_id: text(), slug: text() }),
    answer: answerShape("PlexAuthenticationChallengeResponse", "ak-source-plex"),
};

/** Sign-in with Apple, by its own window. */
export const apple: Shape = {
    component: "ak-source-oauth-apple",
    challenge: challengeShape("AppleLoginChallenge", "ak-source-oauth-apple", { client_id: text(), scope: text(), redirect_uri: text(), state: text() }),
    answer: answerShape("AppleChallengeResponse", "ak-source-oauth-apple"),
};

/** Challenges that interfaces know and that no stage here shows yet. Whoever adds the stage declares its shape there and takes it out here. */
export const furtherShapes: readonly Shape[] = [
    plex,
    apple,
    {
        component: "ak-stage-autosubmit",
        challenge: challengeShape("AutosubmitChallenge", "ak-stage-autosubmit", { url: text(), attrs: map(text()), title: maybeText() }),
        answer: answerShape("AutoSubmitChallengeResponse", "ak-stage-autosubmit"),
    },
];
