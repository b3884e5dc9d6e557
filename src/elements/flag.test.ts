import { expect } from "chai";
import { html, render } from "lit";
import { addressWithPlace } from "./geo-place.ts";
import "./flag.ts";

describe("<ak-flag>", () => {
    const made = async (country: string) => {
        const flag = document.createElement("ak-flag");
        flag.country = country;
        document.body.append(flag);
        await flag.updateComplete;
        return flag;
    };
    const pictureOf = (flag: Element) => flag.shadowRoot!.querySelector("img");
    afterEach(() => document.querySelector("ak-flag")?.remove());

    it("is a picture that is there", async () => {
        const picture = pictureOf(await made("DE"))!;
        await picture.decode();
        expect([picture.naturalWidth > 0, picture.alt]).to.deep.equal([true, ""]);
    });

    it("is nothing for what is no country, and where its picture does not load", async () => {
        expect(pictureOf(await made("../x"))).to.equal(null);
        const flag = await made("QQ");
        pictureOf(flag)?.dispatchEvent(new Event("error"));
        await flag.updateComplete;
        expect(pictureOf(flag)).to.equal(null);
    });

    it("stands before the place of an address", () => {
        const page = document.createElement("div");
        render(addressWithPlace(html`192.0.2.1`, { country: "CH", city: "Bern" }), page);
        expect(page.querySelector("ak-flag")?.getAttribute("country")).to.equal("CH");
        expect(page.textContent).to.equal("192.0.2.1 Bern, Switzerland");
        render(addressWithPlace(html`192.0.2.1`, { continent: "Europe" }), page);
        expect(page.querySelector("ak-flag")).to.equal(null);
    });
});
