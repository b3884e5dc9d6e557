import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { startServer, startTab } from "../server.ts";
import { becomes, found, press, running, shows, type Visitor, visitor } from "./browser.ts";
import { signIn } from "./journey.ts";

/** Where it stands: in the tab, and over HTTP; the sample company has an application for it. */
const PLACES = {
    "in the tab": startTab,
    "against the server": () => startServer(undefined, { AUTHENTIK_BOOTSTRAP_PASSWORD: "akadmin" }, [], ["--sample"]),
};

/** ms: nearly as long as a test may take. The first discovery and the first tokens read mappings, and load Python for that. */
const PATIENCE = 110_000;

/** A button that can be pressed: the demo's when it knows all that a sign-in needs, a stage's when nothing is being sent. */
const READY = "button[type=submit][aria-disabled=false]";

/** Starts what is chosen, once all is there that a sign-in needs. */
const start = (page: Page) => press(page, READY, "Start");

async function attempt(page: Page, value: string): Promise<void> {
    const choice = await found(page, "select[name=attempt]");
    await choice.evaluate((select, chosen) => ((select as HTMLSelectElement).value = chosen), value);
    await start(page);
}

/** The button of the stage before has the same name, and is there while its answer is awaited. */
const consent = (page: Page) => found(page, `ak-stage-consent ${READY}`);

/** What the page says of each check of the ID token. */
const checks = (page: Page): Promise<(string | undefined)[]> =>
    page.$$eval("ak-interface-demo >>> .check", (lines) => lines.map((line) => line.querySelector(".pf-v6-c-label__text")?.textContent?.trim()));
const ALL_GOOD = Array.from({ length: 7 }, () => "Good");

/** Adds the demo's address to the provider, and waits until the page knows of it. */
async function allow(page: Page): Promise<void> {
    await press(page, "button", "Add it to the provider");
    await page.waitForFunction(() => {
        const demo = document.querySelector("ak-interface-demo")?.shadowRoot?.querySelector("ak-demo-oauth")?.shadowRoot;
        return demo && !demo.querySelector("[data-step=not-allowed]");
    });
}

for (const [place, serve] of Object.entries(PLACES))
    describe(`the demo application, ${place}`, () => {
        const served = running(serve);
        let who: Visitor;
        // One visitor for all: in the tab each new one has an engine of their own.
        let page: Page;
        before(async () => {
            who = await visitor();
            // In the tab the engine ends with the last page: this one stays, so that Python is loaded once.
            await who.open(`${served.url}/demo/oauth/`);
            page = await who.open(`${served.url}/demo/oauth/demo/`);
            page.setDefaultTimeout(PATIENCE);
        });
        afterEach(() => expect(who.complaints).to.deep.equal([]));

        it("says that nobody is signed in, and that an answer is good once", async () => {
            await attempt(page, "silent");
            await shows(page, "The provider answered: login_required");
            await page.goto(`${served.url}/demo/oauth/demo/?code=stolen&state=x`);
            await shows(page, "Nobody asked for this answer");
            await found(page, READY, "Start");
        });

        it("signs somebody in, checks what it is told, refreshes, explains mistakes, and signs out", async () => {
            await page.goto(`${served.url}/demo/oauth/demo/`);
            await start(page);
            await signIn(page, "amara.okafor", "sandbox");
            await consent(page);
            // Whoever does not consent leaves.
            await page.goto(`${served.url}/demo/oauth/demo/`);
            await shows(page, "No answer came back");
            await attempt(page, "silent");
            await shows(page, "The provider answered: consent_required");

            await attempt(page, "sign_in");
            await press(page, `ak-stage-consent ${READY}`, "Continue");
            await shows(page, "Signed in as Amara Okafor");
            expect(page.url()).to.equal(`${served.url}/demo/oauth/demo/`);
            await becomes(() => checks(page), ALL_GOOD);
            const claims = await page.$eval("ak-interface-demo >>> [data-claims]", (text) => text.textContent);
            expect(claims).to.contain('"preferred_username": "amara.okafor"');
            // A client that is no browser has no session (M13).
            expect(claims).not.to.contain("auth_time");

            const hash = await found(page, "[data-check=at_hash] code");
            const before = await hash.evaluate((shown) => shown.textContent);
            await press(page, "button", "Refresh the tokens");
            await page.waitForFunction((shown, last) => shown.textContent !== last, {}, hash, before);
            await becomes(() => checks(page), ALL_GOOD);

            await attempt(page, "wrong_redirect_uri");
            await shows(page, "The redirect URI is not allowed");
            await attempt(page, "unknown_client");
            await shows(page, "The client is unknown");

            // Consent was given: nothing is asked any more.
            await attempt(page, "silent");
            await shows(page, "Signed in as Amara Okafor");
            await press(page, "button", "Sign out");
            await found(page, "#logout");
            expect(await page.$eval("h1", (heading) => heading.textContent)).to.contain("Demo application");
        });

        it("shows what a provider of somebody else lacks, and adds it when an administrator says so", async () => {
            await press(page, "#logout");
            await found(page, "input[name=uidField]");
            await page.goto(`${served.url}/if/user/`);
            await signIn(page, "akadmin", "akadmin");
            await found(page, ".opener");
            await page.goto(`${served.url}/demo/oauth/`);
            await press(page, "a", "Fieldbook");
            await shows(page, "The provider does not know this address");
            await allow(page);
            await start(page);
            await shows(page, "Signed in as");
            await becomes(() => checks(page), ALL_GOOD);
        });

        it("says so when the policies of an application do not let somebody in", async () => {
            await page.goto(`${served.url}/demo/oauth/forge/`);
            await allow(page);
            await start(page);
            await shows(page, "You may not open this application");
        });
    });
