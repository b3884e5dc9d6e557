import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { startServer, startTab } from "../server.ts";
import { found, press, running, shows, visitor } from "./browser.ts";
import { post, signIn } from "./journey.ts";

/** Chooses the only user that is listed, and deletes them. */
async function deleteUser(page: Page, username: string): Promise<void> {
    await press(page, `[aria-label='Select ${username}']`);
    await press(page, "button.pf-m-danger:not([aria-disabled])", "Delete");
    // Before it is known whether somebody would be locked out, it does nothing.
    await press(page, "footer button.pf-m-danger[aria-disabled=false]", "Delete");
    await shows(page, `${username} was deleted.`);
    await page.waitForFunction(() => !document.querySelector("ak-modal"));
}

for (const [name, start, password] of [
    ["in a tab", startTab, "akadmin"],
    ["over HTTP", startServer, "akadmin-pw"],
] as const)
    describe(`undoing a deletion, ${name}`, () => {
        const served = running(start);

        it("brings a user back with what went along", async () => {
            const who = await visitor();
            const page = await who.open(`${served.url}/if/admin/#/identity/users;{"search":"sofia"}`);
            await signIn(page, "akadmin", password);
            await found(page, "h1", "Users");
            const { pk } = (await post(page, "core/users/", { username: "sofia", name: "Sofia", groups: [] })) as { pk: number };
            await post(page, "core/tokens/", { identifier: "hers", user: pk });
            await press(page, "[aria-label=Refresh]");
            await found(page, "td a", "sofia");

            await deleteUser(page, "sofia");
            await shows(page, "Also deleted: Token");
            await press(page, ".pf-v6-c-alert__action-group button", "Undo");
            await shows(page, "sofia is back.");
            await found(page, "td a", "sofia");
            const keys = await page.evaluate(async () => {
                const answer = await fetch("/api/v3/core/tokens/?identifier=hers");
                return ((await answer.json()) as { results: { user: number }[] }).results.map(({ user }) => user);
            });
            expect(keys).to.deep.equal([pk]);
            expect(who.complaints).to.deep.equal([]);
        });
    });
