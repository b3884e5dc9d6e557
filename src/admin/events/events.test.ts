import { expect, fixture, html } from "@open-wc/testing";
import { pageOf, stubApi, type StubCall } from "#src/api/stub.test-helper.ts";
import { THEMES, useTheme } from "#src/elements/testing/colors.ts";
import { absolute, day } from "#src/elements/time.ts";
import { href } from "#src/base/route.ts";
import { deep, words } from "#src/elements/testing/deep.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { textOfCell } from "#src/elements/table/cell-text.ts";
import { allColumns, changelog, eventsOfUser } from "./event-lists.ts";
import { eventPage } from "./event.page.ts";
import { eventsPage } from "./events.page.ts";

const PK = "813f5b61-b2b8-4071-83f2-35ebc950e19b";
const signIn = {
    pk: PK,
    action: "login",
    app: "authentik.events.signals",
    user: { pk: 1, username: "akadmin", email: "", on_behalf_of: { pk: 7, username: "ada", email: "" } },
    context: { geo: { city: "", country: "NL", continent: "EU" }, auth_method: "password" },
    client_ip: "10.1.2.3",
    created: "2026-11-23T20:49:23Z",
    expires: "2027-11-23T20:49:23Z",
    tenant: { name: "Default tenant" },
};
const system = {
    ...signIn,
    pk: PK.replace("8", "9"),
    action: "system_exception",
    user: {},
    context: { message: "Traceback:\nOops" },
    client_ip: null,
    tenant: {},
};

describe("events", () => {
    let api: ReturnType<typeof stubApi>;
    let answer: (call: StubCall) => object | undefined;
    beforeEach(() => {
        answer = ({ path }) => (path.startsWith(`/events/events/${PK}/`) ? signIn : path.startsWith("/events/events/?") ? pageOf([signIn, system]) : undefined);
        api = stubApi((call) => {
            const body = answer(call);
            return body && { body };
        });
    });
    afterEach(async () => {
        api.restore();
        history.replaceState(null, "", "#");
        await useTheme("light");
    });
    const show = async (content: unknown): Promise<HTMLElement> => {
        const frame = await fixture<HTMLElement>(html`<div>${content}</div>`);
        await waitUntil(() => deep(frame, "tbody, dl").length > 0);
        return frame;
    };
    const lastQuery = (): Record<string, string> => Object.fromEntries(new URLSearchParams(api.calls.at(-1)!.path.split("?")[1]));

    it("lists those of a span of time, which the API cannot narrow by; what is none is refused in words", async () => {
        history.replaceState(null, "", href("/events/log", { time: "../2026-11-24T00:00:00Z" }));
        await show(eventsPage.render({}));
        expect(lastQuery()).to.include({ ordering: "created" }).and.not.have.any.keys("time");
        history.replaceState(null, "", href("/events/log", { time: "soon" }));
        const list = await fixture<HTMLElement>(html`<div>${eventsPage.render({})}</div>`);
        await waitUntil(() => deep(list, "ak-empty-state").some(({ shadowRoot }) => shadowRoot?.textContent.includes("“soon” is no span of time.")));
    });

    it("names the tenant in one line, without saying before each that it is one", async () => {
        const named = { ...signIn, tenant: { app: "authentik_tenants", model_name: "tenant", name: "Tenant authentik-default" } };
        answer = ({ path }) => (path.startsWith("/events/events/?") ? pageOf([named]) : undefined);
        const [cell] = deep(await show(eventsPage.render({})), "td[data-label=Tenant] > span");
        expect(cell!.textContent).to.equal("authentik-default");
        expect(getComputedStyle(cell!).whiteSpace).to.equal("nowrap");
    });

    it("the page of an event says first what happened, which on a phone is all that is in view", async () => {
        const cards = deep(await show(eventPage.render({ uuid: PK })), ".pf-v6-c-card__title-text").map(({ textContent }) => textContent);
        expect(cards).to.deep.equal(["Signed in", "Event"]);
    });

    it("M23.1 the page of an event shows its six facts, with both users and a place without a city", async () => {
        const frame = await show(eventPage.render({ uuid: PK }));
        const text = words(frame);
        for (const part of [
            "akadmin signed in.",
            "Signed in",
            "authentik.events.signals",
            "akadmin",
            "on behalf of ada",
            "10.1.2.3",
            "Netherlands",
            "Default tenant",
        ])
            expect(text).to.contain(part);
        expect(text).to.not.contain(", Netherlands");
        const links = deep(frame, "a").map((link) => link.getAttribute("href"));
        expect(links).to.include.members(["#/identity/users/1", "#/identity/users/7"]);
    });

    it("M23.3 the page of an event has no name yet while it is loaded", async () => {
        let arrive = (): void => undefined;
        api.restore();
        api = stubApi(({ path }) => (path.includes(PK) ? new Promise((resolve) => (arrive = () => resolve({ body: signIn }))) : undefined));
        const frame = await fixture<HTMLElement>(html`<div>${eventPage.render({ uuid: PK })}</div>`);
        await waitUntil(() => deep(frame, "[role=progressbar]").length > 0);
        expect(deep(frame, "h1")).to.deep.equal([]);
        arrive();
        await waitUntil(() => deep(frame, "h1").length > 0);
        expect(deep(frame, "h1")[0]!.textContent).to.equal("akadmin signed in.");
    });

    it("links an object whose kind has a page that is found by its key", async () => {
        const model = { pk: "a0b1c2d3e4f5061728394a5b6c7d8e9f", app: "authentik_core", model_name: "group", name: "Sales" };
        const created = { ...signIn, action: "model_created", context: { model } };
        answer = ({ path }) => (path.includes(PK) ? created : undefined);
        const frame = await show(eventPage.render({ uuid: PK }));
        const link = deep(frame, "a").find(({ textContent }) => textContent === "Sales");
        expect(link?.getAttribute("href")).to.equal("#/identity/groups/a0b1c2d3-e4f5-0617-2839-4a5b6c7d8e9f");
    });

    it("B7: who is not signed in has no page; the name that was tried leads to who has it", async () => {
        const failed = { ...signIn, action: "login_failed", user: { pk: 2, username: "AnonymousUser", email: "" }, context: { username: "ada" } };
        answer = ({ path }) =>
            path.startsWith("/events/events/?")
                ? pageOf([failed])
                : path.startsWith("/core/users/?username=ada")
                  ? pageOf([{ pk: 7, username: "ada" }])
                  : undefined;
        const frame = await show(eventsPage.render({}));
        const links = (): (string | null)[] => deep(frame, "a").map((link) => link.getAttribute("href"));
        await waitUntil(() => links().includes("#/identity/users/7"));
        expect(words(frame)).to.contain("AnonymousUser");
        expect(links()).to.not.include("#/identity/users/2");
    });

    it("say in a file too whose name was tried", () => {
        const failed = { ...signIn, action: "login_failed" as const, context: { username: "ada" } };
        expect(allColumns.map(({ cell }) => textOfCell(cell(failed)))).to.include("ada");
    });

    it("name a token without its expiry, in the cell as in the sentence", () => {
        const context = { secret: { app: "authentik_core", model_name: "token", pk: "7", name: "deploy (expires=2027-08-22 00:00:00.000000+00:00)" } };
        const said = allColumns.map(({ cell }) => textOfCell(cell({ ...signIn, action: "secret_view", context } as never)));
        expect(said).to.include("deploy");
        expect(said.join(" ")).not.to.contain("expires=");
    });

    it("W4: the page of an event is called by what happened", async () => {
        const frame = await show(eventPage.render({ uuid: PK }));
        expect(deep(frame, "h1")[0]!.textContent).to.equal("akadmin signed in.");
        expect(document.title).to.contain("akadmin signed in.");
        expect(deep(frame, ".lead"), "and does not say it twice").to.be.empty;
    });

    it("M23.5 the log links to an event's page, and shows its details below its row", async () => {
        const frame = await show(eventsPage.render({}));
        expect(deep(frame, "td a")[0]!.getAttribute("href")).to.equal(`#/events/log/${PK}`);
        expect(deep(frame, "td a")[0]!.textContent, "by what happened").to.equal("akadmin signed in.");
        deep(frame, "[aria-label='Details of Signed in']")[0]!.click();
        await waitUntil(() => deep(frame, "ak-event-info .lead").length > 0 || words(frame).includes("akadmin signed in."));
        expect(words(frame)).to.contain("Oops");
    });

    it("the log is told day by day, with how long ago and when; in another order it is not", async () => {
        const [first, second] = ["2020-03-01T12:00:00Z", "2020-02-20T12:00:00Z"];
        const on = (created: string, number: number) => ({ ...signIn, pk: PK.replace("8", `${number}`), created });
        answer = () => pageOf([on(first, 1), on(second, 2), on(second, 3)]);
        const frame = await show(eventsPage.render({}));
        const headings = (): string[] => deep(frame, ".group th").map(({ textContent }) => textContent);
        expect(headings()).to.deep.equal([day(first), day(second)]);
        const cell = deep(frame, "tbody td").find(({ dataset }) => dataset["label"] === "Created")!;
        expect(words(cell)).to.contain(absolute(first));
        await waitUntil(() => deep(cell, "time").some(({ textContent }) => textContent.includes("years ago")));
        deep(frame, "thead button")
            .find(({ textContent }) => textContent.includes("User"))!
            .click();
        await waitUntil(() => headings().length === 0);
    });

    it("the log is filtered by the address, and filters are kept in the address", async () => {
        history.replaceState(null, "", '#/events/log;{"action":"model_created","client_ip":"10.0.0.1"}');
        const frame = await show(eventsPage.render({}));
        expect(lastQuery()).to.include({ action: "model_created", client_ip: "10.0.0.1", ordering: "-created" });
        await waitUntil(() => deep(frame, "select[aria-label='Any action']").length > 0);
        const choice = deep(frame, "select[aria-label='Any action']")[0] as HTMLSelectElement;
        expect(choice.value).to.equal("model_created");
        choice.value = "logout";
        choice.dispatchEvent(new Event("change"));
        await waitUntil(() => lastQuery()["action"] === "logout");
        expect(decodeURIComponent(location.hash)).to.contain('"action":"logout"');
        const name = deep(frame, "input[aria-label=Username]")[0] as HTMLInputElement;
        name.value = "ada";
        name.dispatchEvent(new Event("change"));
        await waitUntil(() => lastQuery()["username"] === "ada");
    });

    it("lists the changes of one object, and what one user did", async () => {
        await show(changelog({ app: "authentik_core", model: "group", pk: PK }));
        expect(lastQuery()).to.include({ action: "model_", context_model_app: "authentik_core", context_model_name: "group", context_model_pk: PK });
        await show(eventsOfUser("ada"));
        expect(lastQuery()).to.include({ username: "ada" });
    });

    for (const theme of THEMES)
        it(`log and page are accessible (${theme})`, async () => {
            await useTheme(theme);
            await expect(await show(eventsPage.render({}))).to.be.accessible();
            await expect(await show(eventPage.render({ uuid: PK }))).to.be.accessible();
        });
});
