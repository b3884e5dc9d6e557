import { startTab } from "../server.ts";
import { closeBrowser, visitor } from "./browser.ts";
import { journey } from "./journey.ts";
import { ownAccount } from "./own-account.ts";

describe("the sandbox in a browser tab", () => {
    let tab: Awaited<ReturnType<typeof startTab>>;
    let url: string;
    before(async () => {
        tab = await startTab();
        url = tab.url;
    });
    after(async () => {
        await closeBrowser();
        await tab.stop();
    });

    it("carries an administrator from sign-in to sign-out", async () => {
        await journey(await visitor(), url, "akadmin");
    });

    it("lets users look after their own account", async () => {
        await ownAccount(await visitor(), url, "akadmin");
    });
});
