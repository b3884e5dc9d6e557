import { mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { startTab } from "../server.ts";
import { found, press, running, visitor, shows } from "./browser.ts";
import { loadsAnew, named, signIn } from "./journey.ts";

describe("the sandbox menu", () => {
    const tab = running(startTab);
    let folder: string;
    before(async () => {
        folder = await mkdtemp(path.join(os.tmpdir(), "sandbox-menu-"));
    });
    after(async () => {
        await rm(folder, { recursive: true });
    });

    it("opens with a sample company, which a fresh install knows nothing of, and which can be had back", async () => {
        const who = await visitor();
        const page = await who.open(`${tab.url}/if/admin/#/identity/users;{"search":"amara"}`);
        await shows(page, "In the sample company");
        await signIn(page, "akadmin", "akadmin");
        await page.locator(named("amara.okafor", "link")).wait();

        await startOver(page, "Fresh install");
        await page.goto(`${tab.url}/if/admin/#/identity/users`);
        await signIn(page, "akadmin", "akadmin");
        await page.locator(named("akadmin", "link")).wait();
        expect(await page.$(named("amara.okafor", "link"))).to.equal(null);

        await startOver(page, "Sample company");
        await page.goto(`${tab.url}/if/user/`);
        await signIn(page, "amara.okafor", "sandbox");
        await page.locator(named("Fieldbook", "link")).wait();
        expect(who.complaints).to.deep.equal([]);
    });

    it("exports everything, starts over, and brings it back", async () => {
        const who = await visitor();
        const page = await who.open(`${tab.url}/if/admin/#/identity/users`);
        const session = await page.createCDPSession();
        await session.send("Browser.setDownloadBehavior", {
            behavior: "allow",
            downloadPath: folder,
            eventsEnabled: true,
            browserContextId: who.context.id,
        });
        await signIn(page, "akadmin", "akadmin");
        await page.locator(named("Create", "button")).wait();
        await startOver(page, "Fresh install");
        await page.goto(`${tab.url}/if/admin/#/identity/users`);
        await signIn(page, "akadmin", "akadmin");
        await page.locator(named("Create", "button")).click();
        await page.locator(named("Username", "textbox")).fill("kept");
        await page.locator(named("Name", "textbox")).fill("Kept");
        await press(page, "button[type=submit]", "Create");
        await page.locator(named("kept", "link")).wait();

        const saved = new Promise<void>((resolve) =>
            session.on("Browser.downloadProgress", ({ state }) => {
                if (state === "completed") resolve();
            }),
        );
        await choose(page, "Export");
        await saved;

        const other = await who.open(`${tab.url}/if/user/`);
        await found(other, ".opener");
        await page.bringToFront();
        await startOver(page, "Fresh install");
        // Other tabs have nothing left to show either.
        await other.locator("input[name=uidField]").wait();

        await page.bringToFront();
        const [chooser] = await Promise.all([page.waitForFileChooser(), choose(page, "Import")]);
        const [file] = await readdir(folder);
        await chooser.accept([path.join(folder, file!)]);
        await loadsAnew(page, () => page.locator(named("Import", "button")).click());
        await page.locator("input[name=uidField]").wait();
        await signIn(page, "akadmin", "akadmin");
        await found(page, ".opener");
        await page.goto(`${tab.url}/if/admin/#/identity/users`);
        await page.locator(named("kept", "link")).wait();
        expect(who.complaints).to.deep.equal([]);
    });
});

/** Starts over, and waits until somebody may sign in again. */
async function startOver(page: Page, beginning: string): Promise<void> {
    await choose(page, beginning);
    await loadsAnew(page, () => page.locator(named("Start over", "button")).click());
    await page.locator("input[name=uidField]").wait();
}

async function choose(page: Page, item: string): Promise<void> {
    await page.locator(named("Sandbox", "button")).click();
    // A description follows.
    await press(page, "[role=menuitem]", new RegExp(`^${item}`));
}
