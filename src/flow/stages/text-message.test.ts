import { expect } from "@open-wc/testing";
import type { ChallengeOf } from "#src/api/challenges.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { person, typed } from "../testing/stage.suite.ts";
import { staged } from "../testing/staged.ts";
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

describe("codes by text message", () => {
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
        staged(stage, { says: () => ({ ...asked, response_errors: { selected_challenge: [{ string: "gateway says no", code: "invalid" }] } }) });
        await waitUntil(() => stage.textContent.includes("gateway says no"));
        expect(stage.textContent).not.to.contain("A code has been sent");
    });

    it("N16-2: a number that is refused is asked for again, and no code of it", async () => {
        const stage = new AuthenticatorSmsStage();
        const number = { type: "native", component: "ak-stage-authenticator-sms", ...person } as const;
        stage.challenge = { ...number, phone_number_required: true };
        const { submitted } = staged(stage);
        await stage.updateComplete;
        typed({ phoneNumber: "+49 170 1" })(stage);
        await waitUntil(() => submitted.length === 1);
        stage.challenge = {
            ...number,
            phone_number_required: false,
            response_errors: { non_field_errors: [{ string: "Invalid phone number", code: "invalid" }] },
        };
        await waitUntil(() => stage.textContent.includes("This phone number cannot be used."));
        expect(stage.querySelector("[name=phoneNumber]")).not.to.equal(null);
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
