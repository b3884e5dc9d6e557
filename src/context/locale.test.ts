import { expect, fixture, html } from "@open-wc/testing";
import { msg } from "@lit/localize";
import { stubApi } from "#src/api/stub.test-helper.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/time.ts";
import type { Time } from "#src/elements/time.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { locale } from "./locale.ts";
import { knownLocale } from "#src/base/locales.ts";
import { session } from "./session.ts";

customElements.define(
    "test-greeting",
    class extends AkElement {
        protected override render(): unknown {
            return msg("Save");
        }
    },
);

const user = (settings: object): object => ({ user: { pk: 1, username: "ada", settings } });

describe("the language", () => {
    let answer: object;
    let restore: () => void;

    before(async () => {
        ({ restore } = stubApi(() => ({ body: answer })));
        await locale.start();
    });
    after(async () => {
        answer = user({ locale: "en" });
        await session.refresh();
        restore();
        session.clear();
        localStorage.removeItem("ak-locale");
    });

    it("follows the user's setting at run time, in what is shown already", async () => {
        const element = await fixture<AkElement>(html`<test-greeting></test-greeting>`);
        expect(element.shadowRoot?.textContent).to.equal("Save");
        answer = user({ locale: "debug" });
        await session.refresh();
        await waitUntil(() => element.shadowRoot?.textContent?.includes("Šåvé"));
        expect(locale.get()).to.equal("debug");
        answer = user({ locale: "de_AT" });
        await session.refresh();
        await waitUntil(() => element.shadowRoot?.textContent === "Speichern");
        expect(document.documentElement.lang).to.equal("de");
    });

    it("stays that of whoever sits there while they act as somebody else", async () => {
        answer = { ...user({ locale: "en" }), original: { pk: 2, username: "grace", settings: { locale: "de" } } };
        await session.refresh();
        await waitUntil(() => locale.get() === "de");
        answer = { ...user({ locale: "de" }), original: { pk: 2, username: "grace", settings: { locale: "en" } } };
        await session.refresh();
        await waitUntil(() => locale.get() === "en");
    });

    it("writes dates in the new language as soon as texts are", async () => {
        answer = user({ locale: "en" });
        await session.refresh();
        await waitUntil(() => locale.get() === "en");
        const element = await fixture<Time>(html`<ak-time value=${new Date(Date.now() - 3 * 3_600_000 - 1000).toISOString()}></ak-time>`);
        expect(element.shadowRoot?.textContent).to.contain("3 hours ago");
        answer = user({ locale: "de" });
        await session.refresh();
        await waitUntil(() => element.shadowRoot?.textContent?.includes("vor 3 Stunden"));
    });

    it("knows a language by its region too, and no other", () => {
        expect(["de", "de-AT", "de_CH", "DE", "en-GB"].map(knownLocale)).to.deep.equal(["de", "de", "de", "de", "en"]);
        expect(["fr", "", null, undefined, "../x"].map(knownLocale)).to.deep.equal([undefined, undefined, undefined, undefined, undefined]);
    });
});
