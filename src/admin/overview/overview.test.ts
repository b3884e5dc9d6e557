import { expect, fixture, html } from "@open-wc/testing";
import { THEMES, useTheme } from "#src/elements/testing/colors.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { deep, find, press, textOf } from "#src/pages/testing/engine.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { eventsPage } from "../events/events.page.ts";
import { usersPage } from "../users/users.page.ts";
import "./activity.ts";
import { overviewPage } from "./overview.page.ts";

describe("the overview", () => {
    const engine = withEngine();
    beforeEach(async () => {
        await engine.backend.admin.post("core/users/service_account/", { name: "deployer", create_group: false });
        await engine.backend.as("akadmin");
    });
    const open = (): Promise<HTMLElement> => fixture<HTMLElement>(html`<div>${overviewPage.render({})}</div>`);

    it("B17: counts what the list shows that a number leads to", async () => {
        const card = await find(await open(), "ak-aggregate-card[header=Users]");
        const number = await find(card, ".value a");
        history.replaceState(null, "", number.getAttribute("href"));
        const list = await fixture<HTMLElement>(html`<div>${usersPage.render({})}</div>`);
        await find(list, "tbody", "akadmin");
        expect(deep(list, "tbody")).to.have.length(Number(textOf(number)));
    });

    it("B17: a number of the last week leads to the events of that week, a link below to all of them", async () => {
        const card = await find(await open(), "ak-aggregate-card[header=Sign-ins]");
        expect(textOf(await find(card, ".unit"))).to.equal("in the last 7 days");
        const number = await find<HTMLAnchorElement>(card, ".value a");
        expect(decodeURIComponent(number.hash)).to.equal('#/events/log;{"action":"login","time":"P7D"}');
        const all = (await find<HTMLAnchorElement>(card, "a.all")).hash;
        expect(decodeURIComponent(all)).to.equal('#/events/log;{"action":"login"}');
        await find(card, "ak-sparkline");
        history.replaceState(null, "", number.hash);
        const list = await fixture<HTMLElement>(html`<div>${eventsPage.render({})}</div>`);
        await find(list, "tbody", "signed in");
        expect(deep(list, "tbody tr button[aria-expanded]")).to.have.length(Number(textOf(number)));
    });

    it("UX 11: is whole but for the card whose numbers could not be had, which tries again", async () => {
        let fails = true;
        engine.watch(async ({ url }) => {
            if (fails && url.includes("/core/groups/")) throw new TypeError("It is out of reach.");
        });
        const overview = await open();
        await find(await find(overview, "ak-aggregate-card[header=Users]"), ".value a[aria-label^='Users: ']");
        const failed = await find(overview, "ak-card[header=Groups]");
        fails = false;
        (await find(failed, "button", "Try again")).click();
        await find(await find(overview, "ak-aggregate-card[header=Groups]"), ".value a");
    });

    it("UX 11: shows what is known where a source fails, says what is not, and asks again", async () => {
        let fails = true;
        engine.watch(async ({ url }) => {
            if (fails && /\/admin\/workers\/|\/events\/rules\//.test(url)) throw new TypeError("It is out of reach.");
        });
        const overview = await open();
        const status = await find(overview, "ak-system-status");
        await find(status, "dd", "Up to date");
        await find(status, "dd", "Unknown");
        const setUp = await find(overview, "ak-loaded-card[header='Setup']");
        await find(setUp, "li", "Done People can sign in");
        await find(setUp, "li", "Unknown Somebody is told of what goes wrong");
        fails = false;
        (await find(status, "button", "Try again")).click();
        (await find(setUp, "button", "Try again")).click();
        for (const card of [status, setUp]) await waitUntil(() => !deep(card, "dd, li").some((told) => textOf(told).includes("Unknown")), "all is known");
        expect(deep(status, ".missing")).to.have.length(0);
    });

    it("leads to what administrators do most often", async () => {
        const card = await find(await open(), "ak-card[header='Quick actions']");
        expect(deep<HTMLAnchorElement>(card, "a").map(textOf)).to.include("Create an application");
    });

    it("says whether the server is well, and tells the embedded outpost its address when it is pressed", async () => {
        const status = await find(await open(), "ak-system-status");
        await find(status, "dd", "Up to date");
        await find(status, "dd", "1 of 1 connected");
        const outpost = async () => (await engine.backend.admin.get("outposts/instances/")).body.results[0];
        expect((await outpost()).config.authentik_host).to.equal("");
        await press(status, `Always sign in at ${location.origin}`);
        await waitUntil(() => deep(status, "button").length === 0, "it is set");
        expect((await outpost()).config.authentik_host).to.equal(location.origin);
    });

    it("UX 11: draws sign-ins and failures day by day", async () => {
        const chart = await find(await open(), "ak-chart");
        const legend = await find(chart, ".legend");
        expect(textOf(legend)).to.contain("Sign-ins").and.contain("Failed sign-ins");
    });

    it("UX 11: the cards below the chart take its whole width on a wide screen", async () => {
        const frame = await fixture<HTMLElement>(html`<div><ak-activity></ak-activity></div>`);
        frame.style.inlineSize = "1600px";
        const chart = await find(frame, "ak-card[header='Sign-ins, day by day']");
        const last = await find(frame, "ak-loaded-card[header='Expiring soon']");
        expect(last.getBoundingClientRect().right).to.equal(chart.getBoundingClientRect().right);
    });

    it("UX 11: says whose name was tried in vain, and from where", async () => {
        for (const username of ["ada", "ada", "bob"])
            await engine.backend.admin.post("events/events/", { action: "login_failed", app: "test", client_ip: "192.0.2.7", context: { username } });
        const card = await find(await open(), "ak-loaded-card[header='Failed sign-ins by name and address']");
        expect(textOf(await find(card, "tr", "ada"))).to.match(/ada\s*2/);
        const name = await find<HTMLAnchorElement>(card, "th a", "ada");
        expect(decodeURIComponent(name.getAttribute("href") ?? "")).to.equal('#/events/log;{"action":"login_failed","search":"ada"}');
        const address = await find<HTMLAnchorElement>(card, "td, th a", "192.0.2.7");
        expect(decodeURIComponent(address.getAttribute("href") ?? "")).to.contain('"client_ip":"192.0.2.7"');
    });

    it("UX 11: checks the set-up: recovery, second factors, somebody who is told", async () => {
        const { admin } = engine.backend;
        const open1 = await find(await open(), "ak-loaded-card[header='Setup']");
        await find(open1, "li", "The default tenant has no recovery flow");
        await find(open1, "li", "Whoever has none signs in with the password alone.");
        const toStage = await find<HTMLAnchorElement>(open1, "li a", "Everybody needs a second factor");
        expect(decodeURIComponent(toStage.getAttribute("href") ?? "")).to.equal('#/flow/stages;{"search":"default-authentication-mfa-validation"}');
        const tenant = (await admin.get("core/tenants/")).body.results[0];
        const flow = (await admin.get("flows/instances/default-authentication-flow/")).body;
        await admin.patch(`core/tenants/${tenant.tenant_uuid}/`, { flow_recovery: flow.pk });
        const stage = (await admin.get("stages/authenticator/validate/")).body.results[0];
        await admin.patch(`stages/authenticator/validate/${stage.pk}/`, { not_configured_action: "deny" });
        const open2 = await find(await open(), "ak-loaded-card[header='Setup']");
        await find(open2, "li", "Everybody needs a second factor");
        expect(deep(open2, "li a").map(textOf)).to.not.include("Everybody needs a second factor").and.not.include("Forgotten passwords can be set anew");
    });

    it("UX 11: says that the password of the documentation still works, and leads to who has it", async () => {
        const card = async () => find(await open(), "ak-loaded-card[header='Setup']");
        await find(await card(), "li", "Done akadmin has a password of its own");
        await engine.backend.admin.post("core/users/1/set_password/", { password: "akadmin" });
        const check = await find(await card(), "li", "The published password of akadmin still works.");
        expect((await find(check, "a")).getAttribute("href")).to.equal("#/identity/users/1");
    });

    it("UX 11: lists certificates and tokens that end soon, those that have ended first", async () => {
        const { admin } = engine.backend;
        const ends = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
        for (const [identifier, days] of [
            ["later", 3],
            ["far", 90],
        ] as const)
            await admin.post("core/tokens/", { identifier, intent: "api", expiring: true, expires: ends(days) });
        const card = await find(await open(), "ak-loaded-card[header='Expiring soon']");
        await find(card, "tr", "later");
        expect(deep(card, "tr").map(textOf).join(" ")).to.not.contain("far");
    });

    it("UX 11: of what expires it lists what it was told, and of applications the names, where the other source fails", async () => {
        const { admin } = engine.backend;
        await admin.post("core/tokens/", { identifier: "later", intent: "api", expiring: true, expires: new Date(Date.now() + 86_400_000).toISOString() });
        const authorized_application = { pk: "1", app: "authentik_core", model_name: "application", name: "Wiki" };
        await admin.post("events/events/", { action: "authorize_application", app: "authentik.providers.oauth2", context: { authorized_application } });
        engine.watch(async ({ url }) => {
            if (/\/crypto\/certificatekeypairs\/|\/core\/applications\//.test(url)) throw new TypeError("It is out of reach.");
        });
        const overview = await open();
        const ending = await find(overview, "ak-loaded-card[header='Expiring soon']");
        await find(ending, "tr", "later");
        await find(ending, "button", "Try again");
        await find(await find(overview, "ak-loaded-card[header='Most used applications']"), "tr", "Wiki");
    });

    it("lists the applications that are used most", async () => {
        const { admin } = engine.backend;
        const { body: wiki } = await admin.post("core/applications/", { name: "Wiki", slug: "wiki" });
        const authorized_application = { pk: wiki.pk, app: "authentik_core", model_name: "application", name: "Wiki" };
        for (let time = 0; time < 2; time++)
            await admin.post("events/events/", { action: "authorize_application", app: "authentik.providers.oauth2", context: { authorized_application } });
        const row = await find(await find(await open(), "ak-loaded-card[header='Most used applications']"), "tr", "Wiki");
        expect(textOf(await find(row, "td"))).to.equal("2");
        expect((await find<HTMLAnchorElement>(row, "a")).hash).to.equal("#/core/applications/wiki");
    });

    for (const theme of THEMES)
        it(`is accessible (${theme})`, async () => {
            await useTheme(theme);
            const frame = await open();
            await find(frame, "tbody");
            await expect(frame).to.be.accessible();
        });
});
