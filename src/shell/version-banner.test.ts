import { expect, fixture, html } from "@open-wc/testing";
import { browser } from "#src/base/browser.ts";
import { THEMES, useTheme } from "#src/elements/testing/colors.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { deep, find, press } from "#src/pages/testing/engine.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import "./version-banner.ts";
import type { VersionBanner } from "./version-banner.ts";

describe("the banner of another version", () => {
    const engine = withEngine();
    const show = (version = ""): Promise<VersionBanner> =>
        fixture<VersionBanner>(version ? html`<ak-version-banner version=${version}></ak-version-banner>` : html`<ak-version-banner></ak-version-banner>`);
    const said = (banner: VersionBanner) => deep(banner, "ak-alert");

    it("M33.5: is not there while the version is on its way, and is once it is another", async () => {
        let answer: (() => void) | undefined;
        engine.watch(() => new Promise((resolve) => (answer = resolve)));
        const banner = await show("2023.1.0");
        await waitUntil(() => answer, "the version is asked for");
        expect(said(banner)).to.deep.equal([]);
        answer!();
        await find(banner, "ak-alert", "The page is of version 2023.1.0, the server of 2023.2.0.");
    });

    it("M33.5: is not there where the version is the same, nor without an answer", async () => {
        engine.fail(true);
        const failing = await show("2023.1.0");
        await waitUntil(() => engine.asked("admin/version").length === 1, "it has asked");
        engine.fail(false);
        const same = await show();
        // One that asks after them is answered after them.
        await find(await show("2023.1.0"), "ak-alert");
        for (const banner of [failing, same]) expect(said(banner)).to.deep.equal([]);
    });

    it("loads the page again", async () => {
        const { reload } = browser;
        let reloads = 0;
        browser.reload = () => void reloads++;
        try {
            await press(await show("2023.1.0"), "Reload");
        } finally {
            browser.reload = reload;
        }
        expect(reloads).to.equal(1);
    });

    for (const theme of THEMES)
        it(`is accessible (${theme})`, async () => {
            await useTheme(theme);
            const banner = await show("2023.1.0");
            await find(banner, "ak-alert");
            await expect(banner).to.be.accessible();
        });
});
