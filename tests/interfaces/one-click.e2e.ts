import { expect } from "chai";
import { startTab } from "../server.ts";
import { running, visitor } from "./browser.ts";
import { named } from "./journey.ts";

describe("UX 16: signing in by one press to a sandbox in a tab", () => {
    const tab = running(startTab);

    it("goes through the name and the password, to where the visitor was going", async () => {
        const who = await visitor();
        const page = await who.open(`${tab.url}/if/user/`);
        await page.locator(named("Sign in as akadmin", "button")).wait();
        await page.locator(named("Sign in as amara.okafor", "button")).click();
        await page.locator(named("Fieldbook", "link")).wait();
        expect(who.complaints).to.deep.equal([]);
    });
});
