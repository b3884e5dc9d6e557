import { expect, fixture, html } from "@open-wc/testing";
import { THEMES, useTheme } from "#src/elements/testing/colors.ts";
import { deep, find, textOf } from "#src/pages/testing/engine.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { usersPage } from "../users/users.page.ts";
import { overviewPage } from "./overview.page.ts";

describe("the overview", () => {
    const engine = withEngine();
    beforeEach(async () => {
        await engine.backend.admin.post("core/users/service_account/", { name: "deployer", create_group: false });
        await engine.backend.as("akadmin");
    });
    const open = (): Promise<HTMLElement> => fixture<HTMLElement>(html`<div>${overviewPage.render({})}</div>`);

    it("B17: counts what the list shows that a number leads to", async () => {
        const card = await find(await open(), "ak-aggregate-card[header=Users]");
        const number = await find(card, ".value a");
        history.replaceState(null, "", number.getAttribute("href"));
        const list = await fixture<HTMLElement>(html`<div>${usersPage.render({})}</div>`);
        await find(list, "tbody", "akadmin");
        expect(deep(list, "tbody")).to.have.length(Number(textOf(number)));
    });

    it("B17: a number of the last week does not lead to a list of all times", async () => {
        const card = await find(await open(), "ak-aggregate-card[header=Sign-ins]");
        expect(deep(card, ".value a")).to.be.empty;
        expect(textOf(await find(card, ".unit"))).to.equal("in the last 7 days");
        expect(textOf(await find(card, "a"))).to.equal("All sign-ins");
        await find(card, "ak-sparkline");
    });

    for (const theme of THEMES)
        it(`is accessible (${theme})`, async () => {
            await useTheme(theme);
            const frame = await open();
            await find(frame, "tbody");
            await expect(frame).to.be.accessible();
        });
});
