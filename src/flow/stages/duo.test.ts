import { expect } from "@open-wc/testing";
import type { ChallengeOf } from "#src/api/challenges.ts";
import { stubApi } from "#src/api/stub.test-helper.ts";
import { browser } from "#src/base/browser.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { person } from "../testing/stage.suite.ts";
import { staged } from "../testing/staged.ts";
import { AuthenticatorDuoStage } from "./authenticator-duo.stage.ts";
import { AuthenticatorValidateStage } from "./authenticator-validate.stage.ts";

const asked: ChallengeOf<"ak-stage-authenticator-validate"> = {
    type: "native",
    component: "ak-stage-authenticator-validate",
    ...person,
    device_challenges: [{ device_class: "duo", device_uid: "3", challenge: {} }],
    configuration_stages: [],
};
const refused = (field: string, string: string) => ({ ...asked, response_errors: { [field]: [{ string, code: "invalid" }] } });

/** Types a passcode of the app and sends it. */
function enter(stage: HTMLElement, code: string): void {
    stage.querySelector<HTMLInputElement>("[name=code]")!.value = code;
    stage.querySelector("form")!.requestSubmit();
}

describe("Duo as second factor, in the page", () => {
    it("asks the phone at once, and again on demand once it has said no", async () => {
        const stage = new AuthenticatorValidateStage();
        stage.challenge = asked;
        const { submitted, press } = staged(stage);
        await waitUntil(() => submitted.length === 1);
        expect(submitted[0]).to.deep.equal({ duo: 3, component: asked.component });
        stage.challenge = refused("duo", "Duo denied access");
        await waitUntil(() => stage.textContent.includes("It was denied on the phone"));
        press("Ask again");
        expect(submitted).to.have.length(2);
    });

    it("tells the server a passcode while that waits for the phone, and what is wrong with it", async () => {
        const stage = new AuthenticatorValidateStage();
        stage.challenge = asked;
        const { told } = staged(stage, { waits: true, says: () => refused("code", "Invalid Token") });
        await waitUntil(() => stage.textContent.includes("Confirm the notification on your phone"));
        enter(stage, "123456");
        await waitUntil(() => stage.textContent.includes("Invalid code"));
        expect(told).to.deep.equal([{ code: "123456", component: asked.component }]);
    });

    it("goes on with what the server says to a passcode that it takes while it waits for the phone", async () => {
        const stage = new AuthenticatorValidateStage();
        stage.challenge = asked;
        const to: ChallengeOf<"xak-flow-redirect"> = { type: "redirect", component: "xak-flow-redirect", to: "/if/user/" };
        const { next } = staged(stage, { waits: true, says: () => to });
        await waitUntil(() => stage.textContent.includes("Confirm the notification on your phone"));
        enter(stage, "123456");
        await waitUntil(() => next.length > 0);
        expect([next, stage.challenge]).to.deep.equal([[to], asked]);
    });

    it("while it waits for the phone other ways stay open, each answer told once", async () => {
        const stage = new AuthenticatorValidateStage();
        const totp = { device_class: "totp", device_uid: "1", challenge: {} };
        stage.challenge = { ...asked, device_challenges: [...asked.device_challenges, totp] };
        const { submitted, told, press } = staged(stage, { waits: true, says: () => asked });
        await stage.updateComplete;
        press("Duo");
        await waitUntil(() => submitted.length === 1);
        expect(stage.isClosed).to.equal(false);
        press("Choose another way");
        await stage.updateComplete;
        press("Authenticator app");
        await waitUntil(() => stage.querySelector("[name=code]"));
        enter(stage, "123456");
        stage.querySelector("form")!.requestSubmit();
        await waitUntil(() => told.length > 0);
        expect([submitted.length, told]).to.deep.equal([1, [{ code: "123456", component: asked.component }]]);
    });

    it("answers with the passcode once nobody waits any more", async () => {
        const stage = new AuthenticatorValidateStage();
        stage.challenge = refused("duo", "Duo denied access");
        const { submitted } = staged(stage);
        await waitUntil(() => stage.querySelector("[name=code]"));
        enter(stage, "123456");
        expect(submitted.at(-1)).to.deep.equal({ code: "123456", component: asked.component });
    });
});

describe("Duo's set-up, in the page", () => {
    let status = "waiting";
    let restore = (): void => undefined;
    const { reload } = browser;
    beforeEach(() => {
        ({ restore } = stubApi(() => ({ body: { duo_response: status } })));
    });
    afterEach(() => {
        restore();
        browser.reload = reload;
    });

    it("says that it waits, and begins anew on demand when the phone has refused", async () => {
        let isBegun = false;
        browser.reload = () => (isBegun = true);
        const stage = new AuthenticatorDuoStage();
        const setup = { activation_barcode: person.pending_user_avatar, activation_code: "https://duo.test/activate", stage_uuid: "1" };
        stage.challenge = { type: "native", component: "ak-stage-authenticator-duo", ...person, ...setup };
        const { press, submitted } = staged(stage);
        await stage.updateComplete;
        press("Check status");
        await waitUntil(() => stage.textContent.includes("Still waiting for the app."));
        status = "invalid";
        press("Check status");
        await waitUntil(() => stage.textContent.includes("The app was not set up"));
        expect(stage.querySelector("img.ak-qr"), "a code that has expired is not shown to be scanned").to.equal(null);
        press("Start again");
        expect([isBegun, submitted]).to.deep.equal([true, []]);
    });
});
