import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { startServer, startTab } from "../server.ts";
import { found, press, running, shows, visitor } from "./browser.ts";
import { signIn, signOut } from "./journey.ts";

/** Where it stands: in the tab, where the engine checks keys, and over HTTP, where the server does. */
const PLACES = { "in the tab": startTab, "against the server": () => startServer(undefined, { AUTHENTIK_BOOTSTRAP_PASSWORD: "akadmin" }) };

/** The authenticator that is built into the computer: whoever is there touches it at once and is known to it. */
async function plugIn(page: Page) {
    const session = await page.createCDPSession();
    await session.send("WebAuthn.enable");
    const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true } as const;
    const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
        options: { ...options, isUserVerified: true, automaticPresenceSimulation: true },
    });
    return {
        keys: async () => (await session.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
        forget: () => session.send("WebAuthn.clearCredentials", { authenticatorId }),
    };
}

/** Opens one's own settings: this asks for the name and the password first. */
async function openSettings(page: Page, url: string): Promise<void> {
    await page.goto(`${url}/if/user/#/settings;${encodeURIComponent('{"page":"page-mfa"}')}`);
    await signIn(page, "akadmin", "akadmin");
}

/** Waits until one's devices are shown, a key among them: the stage that asks for it names it as well. */
async function showsKey(page: Page): Promise<void> {
    await page.waitForFunction(() => location.pathname === "/if/user/");
    await shows(page, "WebAuthn Device");
}

async function enrol(page: Page): Promise<void> {
    await press(page, "button", "Enroll");
    await press(page, "a", "Security key");
}

async function leave(page: Page): Promise<void> {
    await signOut(page);
    await found(page, "input[name=uidField]");
}

/** Waits until the page says why it asks for no key, and leads to itself by the name of this machine. */
async function isSentToLocalhost(page: Page): Promise<void> {
    await shows(page, "Browsers use security keys only at an address with a name");
    const link = await found(page, "a", "Go on at localhost");
    const [to, here] = await link.evaluate((element) => [(element as HTMLAnchorElement).href, location.href] as const);
    expect(to).to.equal(byName(here));
}

const byName = (url: string): string => url.replace("127.0.0.1", "localhost");

for (const [place, start] of Object.entries(PLACES)) {
    describe(`a security key at localhost, ${place}`, () => {
        const served = running(start);

        it("is set up in one's settings, and is asked for beside the password from then on", async () => {
            const who = await visitor();
            const page = await who.open("about:blank");
            const authenticator = await plugIn(page);
            await openSettings(page, byName(served.url));
            await enrol(page);
            await showsKey(page);
            const [made] = await authenticator.keys();
            expect(made).to.include({ rpId: "localhost", userName: "akadmin" });

            await leave(page);
            await openSettings(page, byName(served.url));
            await showsKey(page);
            const [used] = await authenticator.keys();
            expect(used!.signCount, "the key has signed").to.be.above(made!.signCount);

            await leave(page);
            await authenticator.forget();
            await openSettings(page, byName(served.url));
            await shows(page, "No security key answered.");
            expect(await page.evaluate(async () => (await fetch("/api/v3/core/users/me/")).status)).to.equal(403);
            expect(who.complaints).to.deep.equal([]);
        });
    });

    describe(`a security key at an address that is a number, ${place}`, () => {
        const served = running(start);

        it("cannot be set up: the page says why, and leads to localhost", async () => {
            const who = await visitor();
            const page = await who.open("about:blank");
            await openSettings(page, served.url);
            await enrol(page);
            await isSentToLocalhost(page);
            expect(who.complaints).to.deep.equal([]);
        });
    });
}

describe("a security key that was set up at localhost, at the server's address", () => {
    const served = running(PLACES["against the server"]);

    it("is still asked for: the page says why it cannot be had there, and leads to localhost", async () => {
        const who = await visitor();
        const page = await who.open("about:blank");
        await plugIn(page);
        await openSettings(page, byName(served.url));
        await enrol(page);
        await showsKey(page);
        await openSettings(page, served.url);
        await isSentToLocalhost(page);
        expect(who.complaints).to.deep.equal([]);
    });
});
