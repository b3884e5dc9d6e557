import { expect, fixture, html } from "@open-wc/testing";
import { THEMES, useTheme } from "#src/elements/testing/colors.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { firsts } from "#src/context/firsts.ts";
import { isGuideWanted, isNewcomer, wantGuide } from "#src/context/guide.ts";
import { recent } from "#src/context/recent.ts";
import { session } from "#src/context/session.ts";
import { deep, find, textOf } from "#src/pages/testing/engine.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { pageOf, stubApi } from "#src/api/stub.test-helper.ts";
import { overviewPage } from "../overview.page.ts";
import { knownSteps } from "./guide.ts";
import { sandboxed } from "./steps.ts";

describe("the first steps", () => {
    const engine = withEngine();
    beforeEach(async () => {
        localStorage.clear();
        engine.use(await engine.backend.as("akadmin"));
        await session.get();
    });
    afterEach(async () => {
        document.querySelector("ak-messages")?.remove();
        localStorage.clear();
        await useTheme("light");
    });
    const open = (): Promise<HTMLElement> => fixture<HTMLElement>(html`<div>${overviewPage.render({})}</div>`);
    const ticked = (frame: HTMLElement): string[] => deep(frame, "li.done a").map(textOf);
    const shown = (frame: HTMLElement): boolean => deep(frame, "ak-guide").length > 0;

    it("are shown to whoever has opened nothing here yet, and to nobody else", () => {
        expect([isNewcomer(), isNewcomer(), isGuideWanted()], "to ask changes nothing").to.deep.equal([true, true, false]);
        wantGuide(true);
        recent.visit({ href: "/if/admin/#/identity/users/1", label: "akadmin" });
        expect([isNewcomer(), isGuideWanted()], "what is opened then does not hide them").to.deep.equal([false, true]);
        localStorage.clear();
        recent.visit({ href: "/if/admin/#/identity/users/1", label: "akadmin" });
        expect([isNewcomer(), isGuideWanted()]).to.deep.equal([false, false]);
    });

    it("stay until they are hidden, which lasts, and come back by the address", async () => {
        const frame = await open();
        (await find(frame, "button[aria-label='Hide the first steps']")).click();
        await waitUntil(() => !shown(frame));
        await find(document, ".pf-v6-c-alert__title", "You find the first steps in your account menu.");
        const again = await open();
        await find(again, "ak-aggregate-card");
        expect(shown(again)).to.equal(false);
        history.replaceState(null, "", `#/administration/overview;${encodeURIComponent('{"guide":true}')}`);
        window.dispatchEvent(new HashChangeEvent("hashchange"));
        const asked = await open();
        await find(asked, "ak-guide");
        expect(location.hash).to.equal("#/administration/overview");
    });

    it("give the focus to the page when they are hidden", async () => {
        const frame = await open();
        (await find(frame, "button[aria-label='Hide the first steps']")).click();
        const header = await find(frame, "ak-page-header");
        await waitUntil(() => header.shadowRoot!.activeElement?.localName === "h1");
    });

    it("tick themselves off: by what the event log tells, and by what this browser remembers", async () => {
        const { results } = (await engine.backend.admin.get("flows/instances/?slug=default-authentication-flow")).body;
        expect(results).to.have.length(1);
        const visitor = await engine.backend.as("akadmin");
        await visitor.post("core/applications/", { name: "Wiki", slug: "wiki" });
        await visitor.post("stages/invitation/invitations/", { name: "welcome", single_use: true });
        recent.visit({ href: "/if/admin/#/flow/flows/default-authentication-flow", label: "Sign in" });
        wantGuide(true);
        firsts.done("outside");
        const frame = await open();
        await waitUntil(() => ticked(frame).length > 0);
        expect(ticked(frame)).to.deep.equal(["Create an application", "Look at the flow that signed you in", "Invite somebody", "See what went outside"]);
        await find(await find(frame, "ak-guide"), "p", "4 of 6 done");
    });

    it("tick themselves off by what is done in another tab, too", async () => {
        wantGuide(true);
        const frame = await open();
        const guide = await find(frame, "ak-guide");
        await find(guide, "p", "0 of 6 done");
        firsts.done("outside");
        window.dispatchEvent(new StorageEvent("storage", { key: `ak-did-outside-${session.value!.user.pk}` }));
        await find(guide, "p", "1 of 6 done");
        await (await engine.backend.as("akadmin")).post("core/applications/", { name: "Wiki", slug: "wiki" });
        new BroadcastChannel("authentik-changed").postMessage(null);
        await find(guide, "p", "2 of 6 done");
    });

    it("lead somewhere each, and say so when all is done", async () => {
        for (const first of ["demo", "application", "flow", "invitation", "outside", "export"] as const) firsts.done(first);
        const frame = await open();
        await find(await find(frame, "ak-guide"), "p", "All of it is done");
        expect(deep<HTMLAnchorElement>(await find(frame, "ak-guide"), "li a").map((link) => decodeURIComponent(link.getAttribute("href") ?? ""))).to.deep.equal(
            [
                "/demo/oauth/",
                '#/core/applications;{"createWizard":true}',
                "#/flow/flows/default-authentication-flow",
                "#/flow/stages/invitations",
                "#/outside",
                "#/blueprints/instances",
            ],
        );
    });

    it("are those that there are where the server is no sandbox", async () => {
        sandboxed.clear();
        const { restore } = stubApi(({ path }) => (path.startsWith("/-/sandbox/") ? undefined : { body: pageOf([]) }));
        await knownSteps();
        const guide = await fixture<HTMLElement>(html`<ak-guide></ak-guide>`);
        expect(deep<HTMLAnchorElement>(guide, "li a").map(textOf)).to.deep.equal([
            "Create an application",
            "Look at the flow that signed you in",
            "Invite somebody",
        ]);
        expect(textOf(await find(guide, "p"))).to.equal("0 of 3 done.");
        restore();
        sandboxed.clear();
    });

    for (const theme of THEMES)
        it(`are accessible (${theme})`, async () => {
            await useTheme(theme);
            firsts.done("demo");
            const frame = await open();
            await waitUntil(() => ticked(frame).length === 1);
            await expect(await find(frame, "ak-guide")).to.be.accessible();
        });
});
