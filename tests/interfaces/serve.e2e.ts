import { expect } from "chai";
import { startServer } from "../server.ts";
import { running, visitor } from "./browser.ts";
import { journey } from "./journey.ts";
import { ownAccount } from "./own-account.ts";

describe("the interfaces in front of a server", () => {
    const served = running(startServer);

    it("carry an administrator from sign-in to sign-out, and never ask for engine or worker", async () => {
        const who = await visitor();
        await journey(who, served.url, "akadmin-pw");
        expect(who.asked.filter((url) => /engine-|\/boot-|-msw-|mockService|\/sw\.js/i.test(url))).to.deep.equal([]);
    });

    it("let users look after their own account", async () => {
        await ownAccount(await visitor(), served.url, "akadmin-pw");
    });

    it("are as dark as the system before any script has run, and stay so", async () => {
        const page = await (await visitor()).open("about:blank");
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
        const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        await page.setJavaScriptEnabled(false);
        await page.goto(`${served.url}/if/flow/default-authentication-flow/`);
        const before = await ground();
        await page.setJavaScriptEnabled(true);
        await page.reload();
        await page.waitForFunction(() => document.documentElement.hasAttribute("style"));
        expect(before).to.equal(await ground());
        expect(before).not.to.equal("rgb(255, 255, 255)");
    });
});
