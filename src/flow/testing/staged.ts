import { html, type LitElement, render } from "lit";
import type { Challenge, ChallengeResponse } from "#src/api/challenges.ts";
import type { StageHost } from "../stage-host.ts";

interface Said {
    /** What the server says to what it is told on the way. */
    readonly says?: () => Challenge;
    /** No answer gets one: the server waits for something. */
    readonly waits?: boolean;
}

const shown: HTMLElement[] = [];
afterEach(() => {
    for (const place of shown.splice(0)) place.remove();
});

/** Shows a stage on its own, until the test is over: what it tells on the way, what it answers, and what it says comes next. */
export function staged(stage: LitElement & { host: StageHost }, { says, waits = false }: Said = {}) {
    const told: ChallengeResponse[] = [];
    const submitted: ChallengeResponse[] = [];
    const next: Challenge[] = [];
    const host: StageHost = {
        get busy() {
            return waits && submitted.length > 0;
        },
        frame: (_title, body, footer) => html`${body}${footer}`,
        submit: (answer) => {
            submitted.push(answer);
            stage.requestUpdate();
        },
        show: (challenge) => void next.push(challenge),
        tell: async (answer) => {
            told.push(answer);
            return says?.();
        },
    };
    stage.host = host;
    const place = document.body.appendChild(document.createElement("div"));
    shown.push(place);
    render(stage, place);
    const press = (text: string) => [...stage.querySelectorAll("button")].find((button) => button.textContent.includes(text))!.click();
    return { told, submitted, next, press };
}
