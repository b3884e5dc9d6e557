import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { startServer, startTab } from "../server.ts";
import { found, press, running, shows, type Visitor, visitor } from "./browser.ts";
import { signIn } from "./journey.ts";

/** Where it stands: in the tab, and over HTTP; Timecard is an application of the sample company. */
const PLACES = {
    "in the tab": startTab,
    "against the server": () => startServer(undefined, { AUTHENTIK_BOOTSTRAP_PASSWORD: "akadmin" }, [], ["--sample"]),
};

/** ms: nearly as long as a test may take. The first answer reads mappings, and loads Python for that. */
const PATIENCE = 110_000;

async function attempt(page: Page, value: string): Promise<void> {
    const choice = await found(page, "select[name=attempt]");
    await choice.evaluate((select, chosen) => ((select as HTMLSelectElement).value = chosen), value);
    await press(page, "button[type=submit][aria-disabled=false]", "Start");
}

/** What failed of the checks that the page shows, by their names. */
const failed = (page: Page): Promise<string[]> =>
    page.$$eval("ak-interface-demo >>> .check", (lines) =>
        lines.filter((line) => line.querySelector(".pf-v6-c-label__text")?.textContent?.trim() !== "Good").map((line) => line.getAttribute("data-check") ?? ""),
    );

for (const [place, serve] of Object.entries(PLACES))
    describe(`the demo application by SAML, ${place}`, () => {
        const served = running(serve);
        let who: Visitor;
        let page: Page;
        before(async () => {
            who = await visitor();
            // In the tab the engine ends with the last page: this one stays, so that Python is loaded once.
            page = await who.open(`${served.url}/if/user/`);
            page.setDefaultTimeout(PATIENCE);
            await signIn(page, "akadmin", "akadmin");
            await found(page, ".opener");
            page = await who.open(`${served.url}/demo/saml/timecard/`);
            page.setDefaultTimeout(PATIENCE);
        });
        afterEach(() => expect(who.complaints).to.deep.equal([]));

        it("is told that answers go elsewhere, and has them sent here", async () => {
            await shows(page, "The provider does not know this address");
            await attempt(page, "sign_in");
            await shows(page, "The ACS URL is not allowed");
            await press(page, "button", "Have it answer here instead");
            await page.waitForFunction(() => {
                const demo = document.querySelector("ak-interface-demo")?.shadowRoot?.querySelector("ak-demo-saml")?.shadowRoot;
                return demo && !demo.querySelector("[data-step=not-allowed]");
            });
        });

        it("signs somebody in, and shows request and answer with each check", async () => {
            await attempt(page, "sign_in");
            await shows(page, "Signed in as ");
            expect(await failed(page)).to.deep.equal([]);
            expect(await page.$$eval("ak-interface-demo >>> .check", ({ length }) => length)).to.equal(8);
            const documents = await page.$$eval("ak-interface-demo >>> [data-xml]", (shown) => shown.map(({ textContent }) => textContent));
            expect(documents[0]).to.match(/^<samlp:AuthnRequest\n/);
            expect(documents[1]).to.contain("<saml:Assertion\n").and.contain("<ds:SignatureValue>");
        });

        it("takes an answer that nobody asked for, and none that was changed", async () => {
            await attempt(page, "unasked");
            await shows(page, "Signed in as ");
            expect(await failed(page)).to.deep.equal([]);
            await attempt(page, "changed");
            await shows(page, "The answer is not to be trusted");
            expect(await failed(page)).to.deep.equal(["signature"]);
            await attempt(page, "wrong_acs");
            await shows(page, "The ACS URL is not allowed");
        });

        it("signs out", async () => {
            await attempt(page, "sign_in");
            await shows(page, "Signed in as ");
            await press(page, "button", "Sign out");
            await found(page, "#logout");
        });
    });
