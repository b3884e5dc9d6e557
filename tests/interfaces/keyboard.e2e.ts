import { expect } from "chai";
import type { KeyInput, Page } from "puppeteer-core";
import { startServer } from "../server.ts";
import { found, running, type Visitor, visitor, shows } from "./browser.ts";
import { named, signIn } from "./journey.ts";

/** Stops of the Tab key on the longest way through a page. */
const MOST = 120;

interface Focused {
    /** What it is called, by its label or its text. */
    name: string;
    role: string;
    /** Whether a ring shows it: its own, that of the field around it, or that of the label beside it. */
    visible: boolean;
}

const focused = (page: Page): Promise<Focused> =>
    page.evaluate(() => {
        let active = document.activeElement!;
        while (active.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        const ringed = (element: Element): boolean => {
            const { outlineStyle, outlineWidth } = getComputedStyle(element);
            return outlineStyle !== "none" && outlineWidth !== "0px";
        };
        const around = [active, active.nextElementSibling].filter((element) => element !== null);
        for (let at = active.parentElement; at && around.length < 6; at = at.parentElement) around.push(at);
        const visible = around.some(ringed);
        const name = active.getAttribute("aria-label") ?? (active as HTMLInputElement).labels?.[0]?.textContent ?? active.textContent ?? "";
        return { name: name.replace(/\s+/g, " ").trim(), role: active.getAttribute("role") ?? active.localName, visible };
    });

describe("without a mouse", () => {
    const served = running(startServer);
    let who: Visitor;
    let page: Page;
    before(async () => {
        who = await visitor();
        page = await who.open(`${served.url}/if/admin/#/identity/users`);
    });

    const press = (...keys: KeyInput[]) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
    const is = (at: Focused, name: string | RegExp, role: string): boolean =>
        (typeof name === "string" ? at.name === name : name.test(at.name)) && (role === "" || at.role === role);
    /** Goes on by Tab until this has the focus, or back. Whatever gets the focus on the way must show it. */
    const tabTo = async (name: string | RegExp, { back = false, role = "" } = {}): Promise<void> => {
        const passed: string[] = [];
        for (let stop = 0; stop < MOST; stop++) {
            if (back) await page.keyboard.down("Shift");
            await press("Tab");
            if (back) await page.keyboard.up("Shift");
            const at = await focused(page);
            // Neither the end of the page, nor the heading that has the focus on arrival, is a stop.
            if (at.role === "body" || at.role === "h1") continue;
            expect(at.visible, `the focus on ${at.role} ${at.name} can be seen`).to.equal(true);
            if (is(at, name, role)) return;
            passed.push(at.name.slice(0, 40));
        }
        throw new Error(`${name} was not reached; passed: ${passed.join(" | ")}`);
    };
    /** Waits until this has the focus, as after something opened or closed. */
    const has = async (name: string | RegExp, role = ""): Promise<void> => {
        let at = await focused(page);
        for (const until = Date.now() + 20_000; !is(at, name, role) && Date.now() < until; at = await focused(page))
            await new Promise((resolve) => setTimeout(resolve, 50));
        expect(is(at, name, role), `${role} ${name} has the focus, not ${at.role} ${at.name}`).to.equal(true);
    };
    const listed = (name: string) => page.locator(named(name, "link")).wait();
    const noDialog = () => page.waitForFunction(() => !document.querySelector("ak-modal"));

    it("signs in, and makes a user", async () => {
        await signIn(page, "akadmin", "akadmin-pw");
        await listed("akadmin");
        await tabTo("Create");
        await press("Enter");
        await has(/^Username/);
        await page.keyboard.type("ada");
        await tabTo(/^Name/);
        await page.keyboard.type("Ada Lovelace");
        await press("Enter");
        await listed("ada");
        await noDialog();
        await has("Create");
    });

    it("opens a dialog, thinks better of it, and is where it was", async () => {
        await press("Enter");
        await has(/^Username/);
        await press("Escape");
        await noDialog();
        await has("Create");
    });

    it("chooses a user, deletes it, and is at the row in its place", async () => {
        await tabTo("Select ada");
        await press("Space");
        await tabTo("Delete");
        await press("Enter");
        await has("Cancel");
        // Before it is known whether somebody would be locked out, it does nothing.
        await found(page, "footer button[aria-disabled=false]", "Delete");
        await tabTo("Delete");
        await press("Enter");
        await noDialog();
        await has(/akadmin/, "tr");
    });

    it("goes to the tokens, makes one and edits it", async () => {
        await tabTo("Tokens and app passwords", { back: true });
        await press("Enter");
        await has("Tokens and app passwords", "h1");
        await tabTo("Create");
        await press("Enter");
        await has(/^Identifier/);
        await page.keyboard.type("ci");
        await press("Enter");
        await noDialog();
        await has("Create");
        await found(page, "[aria-label='Edit: ci']");
        await tabTo("Edit: ci");
        await press("Enter");
        await page.waitForFunction(() => document.querySelector("ak-modal"));
        await tabTo(/^Description/);
        await page.keyboard.type("Deploys");
        await press("Enter");
        await shows(page, "Deploys");
        await noDialog();
        await has("Edit: ci");
    });

    it("opens an event", async () => {
        await tabTo("Events", { back: true });
        await press("Enter");
        await tabTo("Log");
        await press("Enter");
        await has("Event log", "h1");
        await found(page, "tbody a");
        await tabTo(/created|Created|Signed in/, { role: "a" });
        await press("Enter");
        // W4: an event is called by what happened.
        await has(/^akadmin .+\.$/, "h1");
    });

    it("opens and closes a drawer and the user's menu, and signs out", async () => {
        await tabTo(/^Notifications/, { back: true });
        await press("Enter");
        await page.waitForFunction(() => location.hash.includes("notificationDrawerOpen"));
        await has(/Notifications/);
        await press("Escape");
        await page.waitForFunction(() => !location.hash.includes("notificationDrawerOpen"));
        await has(/^Notifications(, \d+ unread)?$/);
        await tabTo(/^Account/);
        await press("Enter");
        await tabTo("User interface");
        await press("Escape");
        await has(/^Account/);
        await press("Enter");
        await tabTo("Sign out");
        await press("Enter");
        await page.waitForFunction(() => location.pathname.startsWith("/if/flow/default-authentication-flow"));
        expect(who.complaints).to.deep.equal([]);
    });
});
