import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { startServer, TOKEN } from "../server.ts";
import { becomes, found, goTo, press, running, type Visitor, visitor } from "./browser.ts";
import { named, signIn } from "./journey.ts";

/** More than two pages of twenty. */
const USERS = 45;

describe("the list of users, in front of a person", () => {
    const served = running(startServer);
    let who: Visitor;
    let page: Page;

    before(async () => {
        for (let number = 1; number <= USERS; number++)
            await fetch(`${served.url}/api/v3/core/users/`, {
                method: "POST",
                headers: { "Authorization": `Bearer ${TOKEN}`, "Content-Type": "application/json" },
                body: JSON.stringify({ username: `person-${String(number).padStart(2, "0")}`, name: `Person ${number}`, groups: [] }),
            });
        who = await visitor();
        page = await who.open(`${served.url}/if/admin/#/identity/users`);
        await signIn(page, "akadmin", "akadmin-pw");
        await shows(page, "person-01");
    });

    const shows = (on: Page, name: string) => on.locator(named(name, "link")).wait();
    const listPage = () => page.evaluate(() => JSON.parse(decodeURIComponent(location.hash).split(";")[1] ?? "{}").tablePage as unknown);
    const row = (name: string) => page.locator(named(name, "link"));

    it("M30.1 keeps its page over a reload, and follows back and forward between pages", async () => {
        await press(page, "[aria-label='Next page']");
        await shows(page, "person-30");
        await becomes(listPage, 2);
        await page.reload();
        await shows(page, "person-30");
        await goTo(page, '#/identity/users;{"tablePage":3}');
        await shows(page, "person-45");
        await page.goBack();
        await shows(page, "person-30");
        await page.goForward();
        await shows(page, "person-45");
    });

    it("M30 shows the last page where the address wants one that is not there", async () => {
        await goTo(page, '#/identity/users;{"tablePage":99}');
        // The same page was in view before: only the address tells when the list has looked for the one that is not there.
        await becomes(listPage, 3);
        await shows(page, "person-45");
    });

    it("M21.1 can be read in a row that is pointed at, in dark", async () => {
        await page.evaluate(() => document.documentElement.classList.add("pf-v6-theme-dark"));
        const text = row("person-45");
        const colors = () =>
            text
                .map((cell) => {
                    const line = cell.closest("tr")!;
                    return {
                        text: getComputedStyle(cell).color,
                        ground: getComputedStyle(line).backgroundColor,
                        page: getComputedStyle(document.body).backgroundColor,
                    };
                })
                .wait();
        await page.mouse.move(0, 0);
        const isPointedAt = () => text.map((cell) => cell.matches(":hover")).wait();
        await becomes(isPointedAt, false);
        const before = await colors();
        await text.hover();
        await becomes(isPointedAt, true);
        const after = await colors();
        await page.evaluate(() => document.documentElement.classList.remove("pf-v6-theme-dark"));
        expect(after.ground).not.to.equal(before.ground);
        expect(contrast(after.text, after.ground)).to.be.at.least(4.5);
    });

    it("M27.3 leaves the choice of rows alone while a dialog of a row is open, and gives the focus back", async () => {
        const chosen = () => page.$$eval(">>> tbody input:checked", (boxes) => boxes.length);
        expect(await chosen()).to.equal(0);
        await page.locator(named("Edit: person-45", "button")).click();
        await (await found(page, "input[name=name]")).asLocator().click();
        await (await found(page, "[aria-label=Close]")).asLocator().click();
        await page.waitForFunction(() => !document.querySelector("ak-modal"));
        expect(await chosen()).to.equal(0);
        await found(page, ":focus[aria-label='Edit: person-45']");
    });

    it("loads the editor with the first form that shows one, and not before", async () => {
        const fresh = await visitor();
        const other = await fresh.open(`${served.url}/if/admin/#/identity/users`);
        await signIn(other, "akadmin", "akadmin-pw");
        await shows(other, "person-01");
        const scripts = () => fresh.asked.filter((url) => url.endsWith(".js")).length;
        const before = scripts();
        expect(await loaded(other)).to.equal(false);
        await other.locator(named("Create", "button")).click();
        const inside = ["ak-modal ak-form", "ak-code-field", "ak-codemirror", ".cm-content"];
        await other.waitForFunction(
            (path) =>
                path.reduce<ParentNode | null>((at, step) => {
                    const found = at?.querySelector(step) ?? null;
                    return found?.shadowRoot ?? found;
                }, document),
            {},
            inside,
        );
        expect(scripts()).to.be.above(before);
        expect(fresh.complaints).to.deep.equal([]);
    });

    /** Whether any script that the page has loaded contains the editor. */
    const loaded = async (on: Page): Promise<boolean> =>
        on.evaluate(async () => {
            const scripts = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js"));
            const texts = await Promise.all(scripts.map(async ({ name }) => (await fetch(name)).text()));
            return texts.some((text) => text.includes("cm-content"));
        });
});

/** Contrast of WCAG 2.2 of two colours as browsers compute them. */
function contrast(one: string, other: string): number {
    const luminance = (color: string): number => {
        const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => {
            const value = Number(part) / 255;
            return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
}
