import { expect } from "chai";
import type { HTTPRequest } from "puppeteer-core";
import { startServer } from "../server.ts";
import { found, press, running, visitor } from "./browser.ts";
import { journey, named, signIn } from "./journey.ts";
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

    it("move nothing in the menu of the account when its choices come late", async () => {
        const page = await (await visitor()).open(`${served.url}/if/user/`);
        await signIn(page, "akadmin", "akadmin-pw");
        await found(page, ".opener");
        const held: HTTPRequest[] = [];
        let isLate = true;
        await page.setRequestInterception(true);
        page.on("request", (request) => (isLate && request.resourceType() === "script" ? held.push(request) : void request.continue()));
        await press(page, ".opener");
        const link = await page.locator(named("Sign out", "link")).waitHandle();
        const top = (): Promise<number> => link.evaluate((shown) => (shown as Element).getBoundingClientRect().top);
        const before = await top();
        expect(held).not.to.deep.equal([]);
        isLate = false;
        for (const request of held) void request.continue();
        await found(page, "input[name=language]");
        await found(page, "input[name=theme]");
        expect(await top()).to.equal(before);
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
