import { expect } from "chai";
import { startTab } from "../server.ts";
import { found, press, running, shows, visitor } from "./browser.ts";

describe("UX 16: signing in by one press to a sandbox in a tab", () => {
    const tab = running(startTab);

    it("goes through the name and the password, to where the visitor was going", async () => {
        const who = await visitor();
        const page = await who.open(`${tab.url}/if/user/`);
        await found(page, "button", "Sign in as akadmin");
        await press(page, "button", "Sign in as amara.okafor");
        await shows(page, "Fieldbook");
        expect(new URL(page.url()).pathname).to.equal("/if/user/");
        expect(who.complaints).to.deep.equal([]);
    });
});
