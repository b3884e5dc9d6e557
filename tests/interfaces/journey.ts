import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { found, press, type Visitor } from "./browser.ts";

export const named = (name: string, role: string): string => `::-p-aria([name="${name}"][role="${role}"])`;

/** Types into the field that has the focus, as someone who never touches the mouse does. */
async function typeInto(page: Page, field: string, text: string): Promise<void> {
    await page.waitForFunction(
        (name) => {
            let active: Element | null = document.activeElement;
            while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
            return active?.getAttribute("name") === name;
        },
        {},
        field,
    );
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
}

/** Does what makes the page load anew, and waits until it has. The driver's own wait takes the opening of a layer over the page for a navigation. */
export async function loadsAnew(page: Page, act: () => Promise<void>): Promise<void> {
    const origin = await page.evaluate(() => performance.timeOrigin);
    await act();
    await page.waitForFunction((before) => performance.timeOrigin !== before, {}, origin);
}

/** Signs in by keyboard alone. */
export async function signIn(page: Page, username: string, password: string): Promise<void> {
    await typeInto(page, "uidField", username);
    await typeInto(page, "password", password);
}

export async function signOut(page: Page): Promise<void> {
    await press(page, ".opener");
    await page.locator(named("Sign out", "link")).click();
    await page.waitForFunction(() => location.pathname.startsWith("/if/flow/default-authentication-flow"));
    // Whoever goes elsewhere does not do so in the middle of the answers.
    await found(page, "input[name=uidField]");
}

const listed = (page: Page, name: string) => page.locator(named(name, "link")).wait();

/** Posts to the API as whoever is signed in. */
export const post = (page: Page, path: string, body: unknown): Promise<unknown> =>
    page.evaluate(
        async (url, content) => {
            const csrf = /authentik_csrf=([^;]*)/.exec(document.cookie)?.[1] ?? "";
            const headers = { "Content-Type": "application/json", "X-authentik-CSRF": csrf };
            const answer = await fetch(`/api/v3/${url}`, { method: "POST", headers, body: JSON.stringify(content) });
            return answer.status === 204 ? undefined : await answer.json();
        },
        path,
        body,
    );

/** Sign in → create a user → reload → still there → a second tab sees it → sign out. */
export async function journey(who: Visitor, url: string, password: string): Promise<void> {
    // Whoever else is there does not push these two from the first page.
    const users = `${url}/if/admin/#/identity/users;{"search":"ad"}`;
    const page = await who.open(users);
    await signIn(page, "akadmin", password);
    await listed(page, "akadmin");

    await page.locator(named("Create", "button")).click();
    await page.locator(named("Username", "textbox")).fill("ada");
    await page.locator(named("Name", "textbox")).fill("Ada Lovelace");
    await press(page, "button[type=submit]", "Create");
    await listed(page, "ada");

    await page.reload();
    await listed(page, "ada");

    const second = await who.open(users);
    await listed(second, "ada");

    await page.bringToFront();
    await signOut(page);
    expect(who.complaints).to.deep.equal([]);
}
