import { expect } from "chai";
import { startTab } from "../server.ts";
import { running, shows, visitor } from "./browser.ts";
import { journey, named, signIn } from "./journey.ts";
import { ownAccount } from "./own-account.ts";

describe("the sandbox in a browser tab", () => {
    const tab = running(startTab);

    it("carries an administrator from sign-in to sign-out", async () => {
        await journey(await visitor(), tab.url, "akadmin");
    });

    it("carries a form that is posted to the backend to it, body and all (S9)", async () => {
        const who = await visitor();
        const page = await who.open(`${tab.url}/if/admin/#/identity/users;{"search":"akadmin"}`);
        await signIn(page, "akadmin", "akadmin");
        await page.locator(named("akadmin", "link")).wait();
        const pk = await page.evaluate(async () => {
            const token = /authentik_csrf=([^;]+)/.exec(document.cookie)![1]!;
            const headers = { "content-type": "application/json", "x-authentik-csrf": token };
            const body = JSON.stringify({ username: "posted", name: "Posted", groups: [] });
            const made = await fetch("/api/v3/core/users/", { method: "POST", headers, body });
            return ((await made.json()) as { pk: number }).pk;
        });
        // An address that is typed comes from no page of ours: it is asked about, and the button posts the proof.
        await page.goto(`${tab.url}/-/impersonation/${pk}/`);
        await shows(page, "Act as posted?");
        await page.locator("form button").click();
        await page.waitForFunction(() => location.pathname === "/if/user/");
        await shows(page, "Stop impersonation");
        const me = await page.evaluate(async () => (await (await fetch("/api/v3/core/users/me/")).json()) as { user: { username: string } });
        expect(me.user.username).to.equal("posted");
        expect(who.complaints).to.deep.equal([]);
    });

    it("B18: knows the visitor's browser and system, as a server does", async () => {
        const who = await visitor();
        const page = await who.open(`${tab.url}/if/user/`);
        await signIn(page, "akadmin", "akadmin");
        await shows(page, "My applications");
        const known = await page.evaluate(async () => {
            const answer = await fetch("/api/v3/core/authenticated_sessions/");
            const { results } = (await answer.json()) as {
                results: { current: boolean; user_agent: { os: { family: string }; user_agent: { family: string } } }[];
            };
            return results.filter(({ current }) => current).map(({ user_agent: agent }) => [agent.user_agent.family, agent.os.family]);
        });
        expect(known).to.have.length(1);
        expect(known[0]![0]).to.match(/Chrom/);
        expect(known[0]![1]).to.not.equal("Other");
    });

    it("lets users look after their own account", async () => {
        await ownAccount(await visitor(), tab.url, "akadmin");
    });
});
