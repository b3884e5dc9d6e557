import { expect, fixtureCleanup } from "@open-wc/testing";
import { html, render } from "lit";
import type { Challenge, ChallengeOf, ChallengeResponse } from "#src/api/challenges.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import type { StageHost } from "../stage-host.ts";
import { person } from "../testing/stage.suite.ts";
import { AuthenticatorSmsStage } from "./authenticator-sms.stage.ts";
import { AuthenticatorValidateStage } from "./authenticator-validate.stage.ts";

const sms = { device_class: "sms", device_uid: "3", challenge: {} };
const asked: ChallengeOf<"ak-stage-authenticator-validate"> = {
    type: "native",
    component: "ak-stage-authenticator-validate",
    ...person,
    device_challenges: [sms],
    configuration_stages: [],
};

/** A stage on its own; `says` answers what it tells on the way. */
function staged<S extends AuthenticatorSmsStage | AuthenticatorValidateStage>(stage: S, says: () => Challenge = () => asked) {
    const told: ChallengeResponse[] = [];
    const host: StageHost = {
        busy: false,
        frame: (_title, body, footer) => html`${body}${footer}`,
        submit: () => undefined,
        show: () => undefined,
        tell: async (answer) => {
            told.push(answer);
            return says();
        },
    };
    stage.host = host;
    const place = document.body.appendChild(document.createElement("div"));
    render(stage, place);
    const press = (text: string) => [...stage.querySelectorAll("button")].find((button) => button.textContent.includes(text))!.click();
    return { stage, told, press };
}

describe("codes by text message", () => {
    afterEach(() => {
        fixtureCleanup();
        document.querySelectorAll("ak-stage-authenticator-sms, ak-stage-authenticator-validate").forEach((stage) => stage.parentElement!.remove());
    });

    it("the only device is asked for at once, and again on demand", async () => {
        const stage = new AuthenticatorValidateStage();
        stage.challenge = asked;
        const { told, press } = staged(stage);
        await waitUntil(() => stage.textContent.includes("A code has been sent to you by text message."));
        expect(told).to.deep.equal([{ selected_challenge: sms, component: asked.component }]);
        press("Send another code");
        await waitUntil(() => told.length === 2);
    });

    it("a gateway that refuses is no code that was sent", async () => {
        const stage = new AuthenticatorValidateStage();
        stage.challenge = asked;
        staged(stage, () => ({ ...asked, response_errors: { selected_challenge: [{ string: "gateway says no", code: "invalid" }] } }));
        await waitUntil(() => stage.textContent.includes("gateway says no"));
        expect(stage.textContent).not.to.contain("A code has been sent");
    });

    it("whoever mistyped a number says another one", async () => {
        const stage = new AuthenticatorSmsStage();
        stage.challenge = { type: "native", component: "ak-stage-authenticator-sms", ...person, phone_number_required: false };
        const { press } = staged(stage);
        await stage.updateComplete;
        press("another one");
        await waitUntil(() => stage.querySelector("[name=phoneNumber]"));
        stage.challenge = { ...stage.challenge };
        await waitUntil(() => stage.querySelector("[name=code]"));
    });
});
