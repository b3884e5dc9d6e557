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
});
