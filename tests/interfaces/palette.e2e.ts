import { expect } from "chai";
import { startServer } from "../server.ts";
import { found, running, shows, visitor } from "./browser.ts";
import { named, signIn } from "./journey.ts";

describe("the palette", () => {
    const served = running(startServer);

    it("is opened by keyboard, finds a user, and leads to its page; from the user interface, too", async () => {
        const who = await visitor();
        const page = await who.open(`${served.url}/if/admin/#/core/tenants`);
        await signIn(page, "akadmin", "akadmin-pw");
        await shows(page, "authentik-default");
        const search = async (text: string): Promise<void> => {
            await page.keyboard.down("Control");
            await page.keyboard.press("k");
            await page.keyboard.up("Control");
            await found(page, "input[role=combobox]:focus");
            await page.keyboard.type(text);
        };
        const isAt = (address: RegExp) => page.waitForFunction((pattern) => new RegExp(pattern).test(location.pathname + location.hash), {}, address.source);

        await search("akad");
        await found(page, "[role=option] .label", "akadmin");
        await page.keyboard.press("Enter");
        await isAt(/^\/if\/admin\/#\/identity\/users\/\d+$/);
        await page.locator(named("akadmin", "heading")).wait();

        await search("create gr");
        await page.keyboard.press("Enter");
        await isAt(/#\/identity\/groups/);
        await found(page, "dialog[open] h1", "Create group");
        await page.keyboard.press("Escape");
        await page.waitForFunction(() => !document.querySelector("ak-modal"));

        await page.goto(`${served.url}/if/user/`);
        await shows(page, "My applications");
        await search("akad");
        await found(page, "[role=option] .label", "akadmin");
        await page.keyboard.press("Enter");
        await isAt(/^\/if\/admin\/#\/identity\/users\/\d+$/);
        expect(who.complaints).to.deep.equal([]);
    });
});
