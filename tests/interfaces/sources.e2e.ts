import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { startTab } from "../server.ts";
import { found, goTo, press, running, shows, visitor, type Visitor } from "./browser.ts";
import { loadsAnew, signIn } from "./journey.ts";

/** In the page: who is signed in. */
const me = (page: Page) => page.evaluate(async () => (await (await fetch("/api/v3/core/users/me/")).json()).user as { username: string; email: string });

describe("signing in through another, in one tab with no network", () => {
    const tab = running(startTab);

    /** Opens the sign-in page and goes on to the example identity provider. */
    async function atExample(who: Visitor, source: string): Promise<Page> {
        const page = await who.open(`${tab.url}/if/user/`);
        await press(page, "button", source);
        await shows(page, "Who are you?");
        return page;
    }

    /** Signs somebody in once the button of a source is there, and opens what they can connect with. */
    async function atServices(who: Visitor, source: string): Promise<Page> {
        const page = await who.open(`${tab.url}/if/user/`);
        await found(page, "button", source);
        await loadsAnew(page, () => signIn(page, "amara.okafor", "sandbox"));
        await found(page, "ak-interface-user");
        await goTo(page, `#/settings;${encodeURIComponent('{"page":"page-sources"}')}`);
        return page;
    }

    /** Waits for the end of an enrolment: its policies need Python, which the first of them has to load. */
    async function atHome(page: Page): Promise<void> {
        await page.waitForFunction(() => location.pathname === "/if/user/", { timeout: 90_000 });
        // The element stands in the page before its engine answers.
        await shows(page, "My applications");
    }

    /** Follows a link of the example identity provider's page by what it says. */
    const choose = async (page: Page, title: string): Promise<void> => (await found(page, "a strong", title)).evaluate((words) => words.closest("a")!.click());

    for (const [source, person, username] of [
        ["Paperlane (OpenID Connect)", "Noor Haddad", "noor.haddad"],
        ["Paperlane (OAuth 1.0a)", "Teodor Vlaicu", "teodor.vlaicu"],
        ["Paperlane (SAML)", "Rafael Moreira", "rafael.moreira"],
    ] as const)
        it(`${source} enrols whom a person chooses there`, async () => {
            const who = await visitor();
            const page = await atExample(who, source);
            await choose(page, person);
            await atHome(page);
            expect((await me(page)).username).to.equal(username);
            expect(who.asked.filter((address) => /^https?:/.test(address) && !address.startsWith(tab.url))).to.deep.equal([]);
            expect(who.complaints).to.deep.equal([]);
        });

    it("Plex signs in by a window of its own", async () => {
        const who = await visitor();
        const page = await who.open(`${tab.url}/if/user/`);
        await press(page, "button", "Paperlane films (Plex)");
        const address = await (await found(page, "a", "Open sign-in")).evaluate((link) => link.getAttribute("href"));
        const plex = await who.open(`${tab.url}${address}`);
        await shows(plex, "Who are you?");
        await choose(plex, "Teodor Vlaicu");
        await shows(plex, "You can close this one.");
        await page.bringToFront();
        await atHome(page);
        expect((await me(page)).username).to.equal("teodor.vlaicu");
        expect(who.complaints).to.deep.equal([]);
    });

    it("says on a page what went wrong, and leads back", async () => {
        const who = await visitor();
        const page = await atExample(who, "Paperlane (OpenID Connect)");
        await choose(page, "I say no");
        await shows(page, "The person has said no.");
        await press(page, "#back");
        await found(page, "button", "Paperlane (OpenID Connect)");
        expect(who.complaints).to.deep.equal([]);
    });

    it("connects an account with whoever is signed in, and disconnects it", async () => {
        const who = await visitor();
        const page = await atServices(who, "Paperlane (OpenID Connect)");
        await press(page, "a", "Connect Paperlane (OpenID Connect)");
        await shows(page, "Who are you?");
        await choose(page, "Teodor Vlaicu");
        await press(page, "button", "Disconnect Paperlane (OpenID Connect)");
        await found(page, "a", "Connect Paperlane (OpenID Connect)");
        expect(who.complaints).to.deep.equal([]);
    });

    it("connects a Plex account with whoever is signed in", async () => {
        const who = await visitor();
        const page = await atServices(who, "Paperlane films (Plex)");
        const opened = new Promise<Page | null>((resolve) => page.once("popup", resolve));
        await press(page, "button", "Connect Paperlane films (Plex)");
        const plex = (await opened)!;
        await shows(plex, "Who are you?");
        await choose(plex, "Teodor Vlaicu");
        await page.bringToFront();
        await found(page, "button", "Disconnect Paperlane films (Plex)");
        expect(who.complaints).to.deep.equal([]);
    });
});
