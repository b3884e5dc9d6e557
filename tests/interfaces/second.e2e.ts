import { expect } from "chai";
import type { Page } from "puppeteer-core";
import { ask, startServer } from "../server.ts";
import { found, goTo, press, running, shows, visitor, type Visitor } from "./browser.ts";
import { loadsAnew, signIn } from "./journey.ts";

/** In the page: who is signed in. */
const me = (page: Page) => page.evaluate(async () => (await (await fetch("/api/v3/core/users/me/")).json()).user as { username: string; email: string });

describe("signing in through a second sandbox, which `serve --with-provider` starts", () => {
    const served = running(() => startServer(undefined, {}, [], ["--with-provider"]));

    /** Waits until the page is one of the second sandbox, which is another site: `localhost`, not the first one's address. */
    const isThere = (page: Page) => page.waitForFunction(() => location.hostname === "localhost");
    const isBack = (page: Page) => page.waitForFunction((origin) => location.origin === origin, {}, served.url);

    /** Opens the sign-in page and goes on to the second sandbox as somebody of there. */
    async function atSecond(who: Visitor, source: string, username: string, password = "sandbox"): Promise<Page> {
        const page = await who.open(`${served.url}/if/user/`);
        await press(page, "button", source);
        await isThere(page);
        await found(page, "input[name=uidField]");
        await signIn(page, username, password);
        return page;
    }

    /** The consent that the second sandbox asks for with OpenID Connect. */
    async function consent(page: Page): Promise<void> {
        await press(page, "ak-stage-consent button[type=submit][aria-disabled=false]");
    }

    /** Waits for the end of an enrolment: its policies need Python, which the first of them has to load. */
    async function atHome(page: Page): Promise<void> {
        await page.waitForFunction((origin) => location.href.startsWith(`${origin}/if/user/`), { timeout: 90_000 }, served.url);
        await found(page, "ak-interface-user");
    }

    for (const [source, username, email] of [
        ["Second sandbox (OpenID Connect)", "noor.haddad", "noor@paperlane.example"],
        ["Second sandbox (SAML)", "teodor.vlaicu", "teodor@paperlane.example"],
    ] as const)
        it(`${source} enrols somebody of there, and signs them in from then on`, async () => {
            for (const time of ["first", "second"] as const) {
                const who = await visitor();
                const page = await atSecond(who, source, username);
                // A consent is kept for some weeks.
                if (source.includes("OpenID") && time === "first") await consent(page);
                await atHome(page);
                expect(await me(page), time).to.include({ username, email });
                expect(who.complaints).to.deep.equal([]);
            }
            const { body } = await ask(served.url, "GET", `core/users/?username=${username}`);
            expect(body.results).to.have.length(1);
        });

    for (const [kind, source] of [
        ["oauth", "Second sandbox (OpenID Connect)"],
        ["saml", "Second sandbox (SAML)"],
    ] as const)
        it(`${source} is connected with whoever is signed in, and disconnected`, async () => {
            const who = await visitor();
            const page = await who.open(`${served.url}/if/user/`);
            await found(page, "button", source);
            await loadsAnew(page, () => signIn(page, "akadmin", "akadmin-pw"));
            await found(page, "ak-interface-user");
            await goTo(page, `#/settings;${encodeURIComponent('{"page":"page-sources"}')}`);
            await press(page, "a", `Connect ${source}`);
            await isThere(page);
            await found(page, "input[name=uidField]");
            await signIn(page, "joost.vandijk", "sandbox");
            if (kind === "oauth") await consent(page);
            await isBack(page);
            await press(page, "button", `Disconnect ${source}`);
            await found(page, "a", `Connect ${source}`);
            expect((await me(page)).username).to.equal("akadmin");
            expect(who.complaints).to.deep.equal([]);
        });

    it("the second sandbox refuses whom it does not let go to the first", async () => {
        const page = await atSecond(await visitor(), "Second sandbox (SAML)", "rafael.moreira");
        await shows(page, "Permission denied");
        expect(await page.evaluate(() => location.hostname)).to.equal("localhost");
    });

    it("the first sandbox refuses who has the user name of somebody here, whatever their password is there", async () => {
        const page = await atSecond(await visitor(), "Second sandbox (OpenID Connect)", "akadmin", "akadmin-pw");
        await consent(page);
        await isBack(page);
        await shows(page, "somebody here may be the same person");
        expect(await page.evaluate(async () => (await fetch("/api/v3/core/users/me/")).status)).to.equal(403);
    });
});
