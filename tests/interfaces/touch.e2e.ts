import { expect } from "chai";
import type { ElementHandle, Page } from "puppeteer-core";
import { startServer } from "../server.ts";
import { becomes, found, goTo, running, shows, type Visitor, visitor } from "./browser.ts";
import { named, signIn } from "./journey.ts";

const TELEPHONE = { width: 390, height: 844, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

/** In the page: waits until something is where it was in the frame before. */
const rests = (element: Element): Promise<void> =>
    new Promise((resting) => {
        const look = (before: string): void => {
            const now = JSON.stringify(element.getBoundingClientRect());
            if (now === before) resting();
            else requestAnimationFrame(() => look(now));
        };
        look("");
    });

describe("on a telephone, by touch alone", () => {
    const served = running(startServer);
    let who: Visitor;
    let page: Page;
    before(async () => {
        who = await visitor();
        // Where nothing else leads the page on: becoming a telephone loads it anew.
        page = await who.open("about:blank");
        await page.setViewport(TELEPHONE);
        await page.goto(`${served.url}/if/admin/#/identity/users`);
        await signIn(page, "akadmin", "akadmin-pw");
        await page.locator(named("akadmin", "link")).wait();
    });

    /** Touches the middle of something, once it rests: whatever covers it gets the touch. */
    const tapOn = async (handle: ElementHandle<Element>): Promise<void> => {
        await handle.evaluate(rests);
        await handle.tap();
        await handle.dispose();
    };
    const tap = async (name: string, role = "button"): Promise<void> => tapOn(await page.locator(named(name, role)).waitHandle());
    const gone = (selector: string) => page.waitForFunction((wanted) => !document.querySelector(wanted), {}, selector);

    /** In the page: what is typed into with letters so small that Safari zooms in on it. */
    const small = (): Promise<string[]> =>
        page.evaluate(() => {
            const all = (root: ParentNode): Element[] =>
                [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
            const typed = all(document).filter((one) => one.matches("input:not([type=checkbox], [type=radio], [type=file]), select, textarea, .cm-content"));
            if (typed.length === 0) throw new Error("nothing to type into");
            return typed.filter((one) => parseFloat(getComputedStyle(one).fontSize) < 16).map(({ outerHTML }) => outerHTML);
        });

    it("types in letters that no browser zooms in on", async () => {
        await found(page, "input[aria-label=Search]");
        expect(await small(), "list").to.deep.equal([]);
        await tap("Create");
        await found(page, ".cm-content");
        expect(await small(), "form").to.deep.equal([]);
        await tap("Cancel");
        await gone("ak-modal");
    });

    it("B5 opens a row, and what is in it can be pressed", async () => {
        await tap("Details of akadmin");
        await shows(page, "Set password");
        await tap("Set password");
        await found(page, "dialog[open]");
        await tap("Cancel");
        await gone("ak-modal");
        await tap("Details of akadmin");
    });

    it("B5 chooses a row by its box", async () => {
        await tap("Select akadmin", "checkbox");
        const isChosen = () => page.$eval(">>> input[aria-label='Select akadmin']", (box) => (box as HTMLInputElement).checked);
        await becomes(isChosen, true);
        await tap("Select akadmin", "checkbox");
        await becomes(isChosen, false);
    });

    it("goes by the sidebar, makes a group in a form, and puts one of several into it by two lists", async () => {
        await tap("Navigation");
        await tap("Groups", "link");
        await page.locator(named("Groups", "heading")).wait();
        await tap("Create");
        await found(page, "input[name=name]:focus");
        await page.keyboard.type("Porters");
        await tapOn(await found(page, "button[type=submit]", "Create"));
        await tap("Porters", "link");
        await tap("Users", "tab");
        await tap("Add existing user");
        await tap("akadmin authentik Default Admin", "option");
        await tap("Add what is picked");
        await tap("Add");
        await gone("ak-modal");
        await page.locator(named("akadmin", "link")).wait();
    });

    it("V2 reaches the tabs that do not fit", async () => {
        await goTo(page, "#/identity/users/1");
        // Without the message about the group, which covers the tabs for some seconds.
        await page.reload();
        await page.locator(named("akadmin", "heading")).wait();
        await page.locator(named("Tabs after these", "button")).wait();
        const end = () => page.$eval(">>> [role=tab]:is(#page-attributes)", (tab) => tab.getBoundingClientRect().right);
        expect(await end()).to.be.above(TELEPHONE.width);
        const more = () => page.$eval(">>> [aria-label='Tabs after these']", (button) => !(button as HTMLButtonElement).disabled);
        // Each press goes on by most of what is in view; the names glide there.
        for (let press = 0; press < 10 && (await more()); press++) {
            const before = await end();
            await tap("Tabs after these");
            await becomes(async () => (await end()) < before, true);
            await (await found(page, "#page-attributes[role=tab]")).evaluate(rests);
        }
        await becomes(async () => (await end()) <= TELEPHONE.width, true);
        await tap("Attributes", "tab");
    });

    it("moves a stage of a flow by its handle", async () => {
        await goTo(page, "#/flow/flows/initial-setup");
        const handle = (name: string, step: number) => page.locator(named(`Move ${name}, step ${step}`, "button")).waitHandle();
        const last = await handle("default-authentication-login", 3);
        await last.scrollIntoView();
        const [from, to] = [(await last.boundingBox())!, (await (await handle("default-password-change-write", 2)).boundingBox())!];
        const x = from.x + from.width / 2;
        const written = page.waitForResponse((response) => response.request().method() === "PATCH");
        const touch = await page.touchscreen.touchStart(x, from.y + from.height / 2);
        await touch.move(x, to.y + 5);
        await touch.end();
        await handle("default-authentication-login", 2);
        expect((await (await written).json()).order).to.equal(15);
        // What follows would otherwise go elsewhere in the middle of the answers.
        await shows(page, "order 15");
    });

    it("scrolls sideways nowhere, and the console stays clean", async () => {
        for (const [path, title] of [
            ["/identity/users", "Users"],
            ["/events/log", "Event log"],
            ["/core/tokens", "Tokens and app passwords"],
            ["/flow/flows", "Flows"],
            ["/crypto/certificates", "Certificates"],
        ] as const) {
            await goTo(page, `#${path}`);
            await page.locator(named(title, "heading")).wait();
            // Not before the rows are there: they are what may be too wide.
            await found(page, ".scroll[aria-busy=false] tbody");
            expect(await page.evaluate(() => document.documentElement.scrollWidth), path).to.equal(TELEPHONE.width);
        }
        expect(who.complaints).to.deep.equal([]);
    });
});
