import { expect } from "@open-wc/testing";
import type { ChallengeOf } from "#src/api/challenges.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { drawers } from "#src/shell/drawer-state.ts";
import { outsideNews } from "#src/shell/outside/outside-news.ts";
import { prefill } from "../parts/prefill.ts";
import { person, typed } from "../testing/stage.suite.ts";
import { staged } from "../testing/staged.ts";
import { AuthenticatorTotpStage } from "./authenticator-totp.stage.ts";
import { AuthenticatorValidateStage } from "./authenticator-validate.stage.ts";
import { IdentificationStage } from "./identification.stage.ts";

const device = (device_class: string) => ({ device_class, device_uid: "1", challenge: {} });
const asked: ChallengeOf<"ak-stage-authenticator-validate"> = {
    type: "native",
    component: "ak-stage-authenticator-validate",
    ...person,
    device_challenges: [device("static"), device("totp")],
    configuration_stages: [],
};

describe("codes, in the page", () => {
    it("one that a password manager fills in with the name is where the authenticator app's is asked for, once", async () => {
        const first = new IdentificationStage();
        const sources = { sources: [], show_source_labels: false };
        first.challenge = {
            type: "native",
            component: "ak-stage-identification",
            user_fields: ["username"],
            password_fields: true,
            primary_action: "Log in",
            ...sources,
        };
        const { submitted } = staged(first);
        await first.updateComplete;
        typed({ uidField: "bob", password: "secret", code: "123456" })(first);
        await waitUntil(() => submitted.length === 1);
        expect(submitted[0]).to.deep.equal({ uid_field: "bob", password: "secret", component: "ak-stage-identification" });

        const second = new AuthenticatorValidateStage();
        second.challenge = asked;
        staged(second);
        await waitUntil(() => second.querySelector("[name=code]"));
        expect(second.querySelector<HTMLInputElement>("[name=code]")!.value).to.equal("123456");
        expect(prefill.take("code")).to.equal("");
    });

    for (const [kind, from] of [
        ["totp", "Your authenticator app shows one."],
        ["static", "One of those that you saved"],
    ] as const)
        it(`of the kind “${kind}” are asked for with where they are`, async () => {
            const stage = new AuthenticatorValidateStage();
            stage.challenge = { ...asked, device_challenges: [device(kind)] };
            staged(stage);
            await waitUntil(() => stage.textContent.includes(from));
        });

    for (const mayLook of [true, false])
        it(`of apps can be looked at from where one is asked for ${mayLook ? "where" : "only where"} one may`, async () => {
            outsideNews.set(mayLook ? { unseen: 0, latest: null } : undefined);
            const stage = new AuthenticatorValidateStage();
            stage.challenge = { ...asked, device_challenges: [device("totp")] };
            staged(stage);
            await waitUntil(() => stage.querySelector("[name=code]"));
            const look = [...stage.querySelectorAll("button")].find(({ textContent }) => textContent.includes("Look at the app’s code"));
            expect(look !== undefined).to.equal(mayLook);
            look?.click();
            expect([drawers.open, outsideNews.takeWanted()]).to.deep.equal(mayLook ? ["outside", "phone"] : [undefined, undefined]);
            drawers.show(undefined);
            outsideNews.set(undefined);
        });

    it("are taken with the gaps that apps and messages show in them", async () => {
        const stage = new AuthenticatorTotpStage();
        stage.challenge = {
            type: "native",
            component: "ak-stage-authenticator-totp",
            ...person,
            config_url: "otpauth://totp/Example:bob?secret=JBSWY3DPEHPK3PXP",
        };
        const { submitted } = staged(stage);
        await stage.updateComplete;
        typed({ code: "012\u202F345 " })(stage);
        await waitUntil(() => submitted.length === 1);
        expect(submitted[0]).to.deep.equal({ code: 12345, component: "ak-stage-authenticator-totp" });
    });
});
