import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { startServer } from "../server.ts";
import { has, press, running, shows, type Visitor, visitor } from "./browser.ts";
import { named, signIn } from "./journey.ts";

/** Over HTTP; the sample company has an application for it. In the tab it has been tried by hand only: there the driver's waits ended without a cause that was found. */
const PLACES = { "against the server": () => startServer(undefined, { AUTHENTIK_BOOTSTRAP_PASSWORD: "akadmin" }, [], ["--sample"]) };

const inDemo = (page: Page, selector: string) => page.locator(`ak-interface-demo >>> ${selector}`);
/** ms: nearly as long as a test may take. The first discovery and the first tokens read mappings, and load Python for that. */
const PATIENCE = 110_000;

/** Waits until all is there that a sign-in needs. */
const ready = (page: Page) => has(page, "button[type=submit][aria-disabled=false]");

async function start(page: Page): Promise<void> {
    await ready(page);
    await press(page, "Start");
}
const attempt = (page: Page, value: string) => inDemo(page, "select").fill(value);

/** What the page says of each check of the ID token. */
const checks = (page: Page): Promise<(string | undefined)[]> =>
    page.$$eval("ak-interface-demo >>> .check", (lines) => lines.map((line) => line.querySelector(".pf-v6-c-label__text")?.textContent?.trim()));

for (const [place, serve] of Object.entries(PLACES))
    describe(`the demo application, ${place}`, () => {
        const served = running(serve);
        let who: Visitor;
        let page: Page;
        before(async () => {
            who = await visitor();
            page = await who.open(`${served.url}/demo/oauth/demo/`);
            page.setDefaultTimeout(PATIENCE);
        });

        it("says that nobody is signed in, and that an answer is good once", async () => {
            await ready(page);
            await attempt(page, "silent");
            await start(page);
            await shows(page, "The provider answered: login_required");
            await page.goto(`${served.url}/demo/oauth/demo/?code=stolen&state=x`);
            await ready(page);
            await shows(page, "Nobody asked for this answer");
            expect(who.complaints).to.deep.equal([]);
        });

        it("signs somebody in, checks what it is told, refreshes, explains a mistake, and signs out", async () => {
            await page.goto(`${served.url}/demo/oauth/demo/`);
            await start(page);
            await signIn(page, "amara.okafor", "sandbox");
            await press(page, "Continue");
            await shows(page, "Signed in as Amara Okafor");
            expect(page.url()).to.equal(`${served.url}/demo/oauth/demo/`);
            expect(await checks(page)).to.deep.equal(Array.from({ length: 7 }, () => "Good"));
            const claims = await page.$eval("ak-interface-demo >>> [data-claims]", (text) => text.textContent);
            expect(claims).to.contain('"preferred_username": "amara.okafor"');
            // A client that is no browser has no session (M13).
            expect(claims).not.to.contain("auth_time");

            await press(page, "Refresh the tokens");
            await has(page, "[data-step=refresh]");
            await shows(page, "Signed in as Amara Okafor");

            await attempt(page, "wrong_redirect_uri");
            await start(page);
            await shows(page, "The redirect URI is not allowed");
            await attempt(page, "unknown_client");
            await start(page);
            await shows(page, "The client is unknown");

            // Consent was given: nothing is asked any more.
            await attempt(page, "silent");
            await start(page);
            await shows(page, "Signed in as Amara Okafor");
            await press(page, "Sign out");
            await page.locator("#logout").wait();
            expect(await page.$eval("h1", (heading) => heading.textContent)).to.contain("Demo application");
            expect(who.complaints).to.deep.equal([]);
        });

        it("shows what a provider of somebody else lacks, and adds it when an administrator says so", async () => {
            await page.locator("#logout").click();
            await page.locator("input[name=uidField]").wait();
            await page.goto(`${served.url}/if/user/`);
            await signIn(page, "akadmin", "akadmin");
            await page.locator(">>> .opener").wait();
            await page.goto(`${served.url}/demo/oauth/`);
            await page.locator(named("Fieldbook", "link")).click();
            await ready(page);
            await shows(page, "The provider does not know this address");
            await press(page, "Add it to the provider");
            await page.waitForFunction(() => {
                const demo = document.querySelector("ak-interface-demo")?.shadowRoot?.querySelector("ak-demo-oauth")?.shadowRoot;
                return demo && !demo.querySelector("[data-step=not-allowed]");
            });
            await start(page);
            await shows(page, "Signed in as");
            expect(await checks(page)).to.deep.equal(Array.from({ length: 7 }, () => "Good"));
            expect(who.complaints).to.deep.equal([]);
        });
    });
