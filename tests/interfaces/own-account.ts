import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { becomes, found, press, shows, type Visitor } from "./browser.ts";
import { named, post, signIn, signOut } from "./journey.ts";

async function createUser(page: Page, username: string, password: string): Promise<void> {
    const user = (await post(page, "core/users/", { username, name: username, groups: [] })) as { pk: number };
    await post(page, `core/users/${user.pk}/set_password/`, { password });
}

/** An ordinary user signs in, changes name and password, makes a token and copies its key, signs out, and signs in with the new password. */
export async function ownAccount(who: Visitor, url: string, password: string): Promise<void> {
    const page = await who.open(`${url}/if/user/#/settings`);
    await who.context.overridePermissions(url, ["clipboard-read", "clipboard-write", "clipboard-sanitized-write"]);
    await signIn(page, "akadmin", password);
    await found(page, ".opener");
    await createUser(page, "bob", "bob-first-pw");
    await signOut(page);

    await page.goto(`${url}/if/user/#/settings`);
    await signIn(page, "bob", "bob-first-pw");
    await page.locator(named("Name", "textbox")).fill("Bob Builder");
    await page.locator(named("Email", "textbox")).fill("bob@example.test");
    await page.locator(named("Save", "button")).click();
    await shows(page, "Bob Builder");

    await page.locator(named("Change password", "link")).click();
    await page.locator("input[name=password]").fill("bob-second-pw");
    await page.locator("input[name=password_repeat]").fill("bob-second-pw");
    await page.locator("button[type=submit]").click();
    await page.waitForFunction(() => location.pathname === "/if/user/" && location.hash.includes("page-details"));

    await page.locator(named("Tokens and app passwords", "tab")).click();
    await page.locator(named("Create token", "button")).click();
    await page.locator(named("Identifier", "textbox")).fill("bob-cli");
    await press(page, "button[type=submit]", "Create");
    await page.evaluate(() => navigator.clipboard.writeText("nothing yet"));
    // Messages may cover it: that of the password, of Python being loaded and of the token, as long as each stays.
    await press(page, "button[aria-label='Copy the key of bob-cli']");
    // The button says so for two seconds only.
    await becomes(() => page.evaluate(async () => /^[A-Za-z0-9]{60}$/.test(await navigator.clipboard.readText())), true);

    await signOut(page);
    await page.goto(`${url}/if/user/#/settings`);
    await signIn(page, "bob", "bob-second-pw");
    await shows(page, "Bob Builder");
    expect(who.complaints).to.deep.equal([]);
}
