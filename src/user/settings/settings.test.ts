import { expect, fixture, fixtureCleanup, html } from "@open-wc/testing";
import { setViewport } from "@web/test-runner-commands";
import { createTestBackend, type TestBackend, type TestClient } from "#mock/adapters/test/test-backend.ts";
import { connect } from "#src/api/client.ts";
import { requestLog } from "#src/api/request-log.ts";
import { browser } from "#src/base/browser.ts";
import { session } from "#src/context/session.ts";
import { tenant } from "#src/context/tenant.ts";
import { offMiddle } from "#src/elements/testing/boxes.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { offered } from "./offered.ts";
import { settingsPage } from "./settings.page.ts";
import { find } from "#src/pages/testing/engine.ts";
import { save } from "#src/pages/testing/form.test-helper.ts";
import { withPython } from "#src/pages/testing/with-engine.ts";

describe("user settings", () => {
    let backend: TestBackend;
    let restore: () => void;
    // Placeholders of prompts are expressions.
    withPython();

    beforeEach(async () => {
        backend = await createTestBackend();
    });
    afterEach(async () => {
        restore();
        await backend.close();
        for (const shared of [session, tenant, offered]) shared.clear();
        history.replaceState(null, "", "#");
    });

    const use = (client: TestClient): void => {
        restore = connect({ csrf: () => client.jar.get("authentik_csrf") ?? "", fetch: (request) => client.fetch(withToken(request, client)) });
        requestLog.clear();
    };
    const open = async (tab: string): Promise<ParentNode> => {
        history.replaceState(null, "", `#/settings;${encodeURIComponent(JSON.stringify({ page: `page-${tab}` }))}`);
        const page = await fixture(html`<div>${settingsPage.render({})}</div>`);
        const view = page.querySelector("ak-view-page")!;
        await waitUntil(() => view.shadowRoot!.querySelector("ak-tabs > *"), "the tab is there");
        const isLoaded = ({ firstElementChild: content }: Element): boolean => content !== null && content.localName !== "ak-loading";
        await waitUntil(() => [...view.shadowRoot!.querySelectorAll("ak-later")].every(isLoaded), "what it shows is loaded");
        return view.shadowRoot!;
    };
    const rows = (root: ParentNode): Element[] => [
        ...(root.querySelector("ak-list")?.shadowRoot?.querySelector("ak-table")?.shadowRoot?.querySelectorAll("tbody > tr") ?? []),
    ];
    const asked = (part: string): string[] => requestLog.entries.map(({ method, url }) => `${method} ${url}`).filter((line) => line.includes(part));

    it("M32.1 shows an administrator only their own tokens", async () => {
        const bob = await backend.as("bob");
        for (const identifier of ["bob-1", "bob-2"]) await bob.post("core/tokens/", { identifier });
        await backend.admin.post("core/tokens/", { identifier: "mine" });
        use(backend.admin);
        const page = await open("tokens");
        await waitUntil(() => rows(page).length > 0);
        expect(rows(page).some((row) => row.textContent.includes("bob-"))).to.equal(false);
        expect(rows(page).some((row) => row.textContent.includes("mine"))).to.equal(true);
        expect(asked("/core/tokens/?")[0]).to.contain("user__username=akadmin").and.contain("ordering=expires");
    });

    it("M32.3 shows those of the user as whom an administrator acts", async () => {
        const bob = await backend.as("bob");
        await bob.post("core/tokens/", { identifier: "bob-1" });
        await backend.admin.post("core/tokens/", { identifier: "mine" });
        const admin = await backend.as("akadmin");
        await admin.get(`/-/impersonation/${(await bob.get("core/users/me/")).body.user.pk}/`);
        use(admin);
        const page = await open("tokens");
        await waitUntil(() => rows(page).length > 0);
        expect(rows(page).map(({ textContent }) => textContent.includes("bob-1"))).to.deep.equal([true]);
        expect(asked("/core/tokens/?")[0]).to.contain("user__username=bob");
    });

    it("keeps an app password one when it is edited", async () => {
        const bob = await backend.as("bob");
        await bob.post("core/tokens/", { identifier: "mail", intent: "app_password" });
        use(bob);
        const { tokenForm } = await import("./token.form.ts");
        await save(tokenForm, { identifier: "mail", description: "Thunderbird" }, (await bob.get("core/tokens/mail/")).body as never);
        expect((await bob.get("core/tokens/mail/")).body).to.include({ intent: "app_password", description: "Thunderbird" });
    });

    it("changes details in the page, shows the new ones, and begins again", async () => {
        const bob = await backend.as("bob");
        use(bob);
        const page = await open("details");
        const inside = () => page.querySelector("ak-flow-inline")!.shadowRoot!;
        const input = (name: string) => inside().querySelector<HTMLInputElement>(`input[name="${name}"]`);
        await waitUntil(() => input("name")?.value === "bob", "what is known stands in the fields");
        expect(document.activeElement, "the page keeps the focus").to.equal(document.body);
        const before = inside().querySelector("ak-user-stage-prompt");
        input("name")!.value = "Bob Builder";
        const submit = inside().querySelector<HTMLButtonElement>("[type=submit]")!;
        submit.focus();
        submit.click();
        await waitUntil(() => session.value?.user.name === "Bob Builder");
        await waitUntil(() => inside().querySelector("ak-user-stage-prompt") !== before);
        await waitUntil(() => input("name")?.value === "Bob Builder");
        await waitUntil(() => inside().activeElement?.matches("[type=submit]"), "the focus stays where it was");
        expect(location.hash, "the page was not left").to.contain("#/settings");
    });

    it("puts what the server refuses at its field, and keeps what was typed", async () => {
        use(await backend.as("bob"));
        const page = await open("details");
        const inside = () => page.querySelector("ak-flow-inline")!.shadowRoot!;
        await waitUntil(() => inside().querySelector("input[name=email]"));
        const email = inside().querySelector<HTMLInputElement>("input[name=email]")!;
        email.value = "bob@nowhere";
        email.form!.requestSubmit();
        await waitUntil(() => email.getAttribute("aria-invalid") === "true");
        expect(inside().textContent).to.contain("Enter a valid email address.");
        expect(email.value).to.equal("bob@nowhere");
    });

    it("asks for the name before an account is deleted", async () => {
        const { body } = await backend.admin.get("core/tenants/");
        const { body: flow } = await backend.admin.post("flows/instances/", { name: "Leave", slug: "leave", title: "Leave", designation: "unenrollment" });
        await backend.admin.patch(`core/tenants/${body.results[0].tenant_uuid}/`, { flow_unenrollment: flow.pk });
        use(await backend.as("bob"));
        await tenant.get();
        const left: string[] = [];
        const { assign } = browser;
        browser.assign = (url) => void left.push(url);
        try {
            const inside = (await open("details")).querySelector("ak-flow-inline")!.shadowRoot!;
            const leave = () => inside.querySelector<HTMLElement>("ak-user-stage-prompt .pf-m-danger");
            await waitUntil(leave, "leaving is offered");
            leave()!.click();
            const question = await find(document, "ak-typed-question");
            const yes = await find(question, "button", "Delete account");
            yes.click();
            expect(left, "without the name").to.deep.equal([]);
            const name = await find<HTMLInputElement>(question, "input");
            name.value = "bob";
            name.dispatchEvent(new InputEvent("input"));
            await waitUntil(() => yes.getAttribute("aria-disabled") === "false");
            yes.click();
            await waitUntil(() => left.length > 0);
            expect(left).to.deep.equal(["/if/flow/leave/"]);
        } finally {
            browser.assign = assign;
        }
    });

    it("lets a visitor begin again who was turned away", async () => {
        use(await backend.as("bob"));
        const page = await open("details");
        const inside = () => page.querySelector("ak-flow-inline")!.shadowRoot!;
        await waitUntil(() => inside().querySelector("input[name=username]"));
        const username = inside().querySelector<HTMLInputElement>("input[name=username]")!;
        username.value = "akadmin";
        username.form!.requestSubmit();
        await waitUntil(() => inside().querySelector("ak-stage-access-denied"));
        inside().querySelector<HTMLButtonElement>(".again")!.click();
        await waitUntil(() => inside().querySelector<HTMLInputElement>("input[name=username]")?.value === "bob");
    });

    it("keeps preferences among the attributes, beside what is there", async () => {
        use(backend.admin);
        const { user } = await session.get();
        await backend.admin.patch(`core/users/${user.pk}/`, { attributes: { mine: 1, settings: { locale: "de", layout: { other: true } } } });
        const { preferencesForm } = await import("./preferences.form.ts");
        await save(preferencesForm, { "layout.type": "2-column", "pagination.perPage": 50 }, user);
        expect((await backend.admin.get(`core/users/${user.pk}/`)).body.attributes).to.deep.equal({
            mine: 1,
            settings: { locale: "de", layout: { other: true, type: "2-column" }, pagination: { perPage: 50 } },
        });
        expect(session.value?.user.settings).to.deep.include({ pagination: { perPage: 50 } });
    });

    it("offers to set up what there is a stage for, and comes back to the same tab", async () => {
        use(await backend.as("bob"));
        const page = await open("mfa");
        await waitUntil(() => page.querySelector("ak-list")!.shadowRoot!.querySelector("ak-dropdown"));
        const menu = page.querySelector("ak-list")!.shadowRoot!.querySelector("ak-dropdown")!;
        expect(menu.items.map(({ label }) => label)).to.include("Authenticator app");
        expect(decodeURIComponent(menu.items[0]!.href!)).to.match(
            /^\/flows\/-\/configure\/[-0-9a-f]{36}\/\?next=\/if\/user\/#\/settings;\{"page":"page-mfa"\}$/,
        );
    });

    it("offers to connect accounts elsewhere, each with its picture", async () => {
        await backend.admin.post("sources/oauth/", { name: "Forge", slug: "forge", provider_type: "github", consumer_key: "k", consumer_secret: "s" });
        await backend.admin.post("sources/plex/", { name: "Films", slug: "films", client_id: "sandbox-films", plex_token: "example-owner" });
        use(await backend.as("bob"));
        const page = await open("sources");
        await waitUntil(() => rows(page).length === 2);
        const shown = rows(page).map((row) => [row.querySelector("img")?.getAttribute("src"), row.querySelector("a, button")?.textContent?.trim()]);
        expect(shown).to.deep.equal([
            ["/static/authentik/sources/plex.svg", "Connect Films"],
            ["/static/authentik/sources/github.svg", "Connect Forge"],
        ]);
    });

    it("says while it waits for Plex, with a way to its window where the browser keeps that from opening", async () => {
        await backend.admin.post("sources/plex/", { name: "Films", slug: "films", client_id: "sandbox-films", plex_token: "example-owner" });
        use(await backend.as("bob"));
        const page = await open("sources");
        await waitUntil(() => rows(page).length === 1);
        const { fetch: realFetch, open: realOpen } = window;
        const browser = backend.browser();
        // Plex is not asked by the API's client.
        window.fetch = (target, init) => browser.fetch(new Request(new URL(String(target), location.origin), init));
        window.open = () => null;
        rows(page)[0]!.querySelector("button")!.click();
        const link = await find<HTMLAnchorElement>(await find(document, "ak-messages"), "a", "Open the window by hand");
        expect(link.getAttribute("href")).to.match(/^\/-\/sandbox\//);
        // Leaving ends the wait.
        window.dispatchEvent(new Event("hashchange"));
        Object.assign(window, { fetch: realFetch, open: realOpen });
    });

    it("V18 the heading of the details is as large, and as high, as those of the cards beside it", async () => {
        await setViewport({ width: 1440, height: 900 });
        use(await backend.as("akadmin"));
        const page = await open("details");
        const own = () => page.querySelector("ak-flow-inline")?.shadowRoot?.querySelector("h2") ?? undefined;
        const beside = page.querySelector(".pf-v6-c-card__title-text")!;
        const sizeOf = (heading: Element) => getComputedStyle(heading).fontSize;
        // Its sheets may come a moment after it.
        await waitUntil(() => own() && sizeOf(own()!) === sizeOf(beside), "as large");
        expect(Math.abs(offMiddle(own()!, beside))).to.be.at.most(1.5);
        await setViewport({ width: 800, height: 600 });
    });

    /** A picture that is there at once, one pixel large. */
    const DOT = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

    it("S15-1: a service's picture and name stand in one line, in the middle, also under its heading on a narrow page", async () => {
        await backend.admin.post("sources/plex/", { name: "Films", slug: "films", client_id: "sandbox-films", plex_token: "example-owner" });
        use(await backend.as("bob"));
        for (const width of [390, 1440]) {
            await setViewport({ width, height: 900 });
            const page = await open("sources");
            await waitUntil(() => rows(page).some((row) => row.querySelector("img")));
            const image = rows(page)[0]!.querySelector("img")!;
            image.src = DOT;
            await image.decode();
            const name = document.createRange();
            name.selectNodeContents(image.parentElement!);
            const text = [...name.getClientRects()].at(-1)!;
            const picture = image.getBoundingClientRect();
            expect(text.left).to.be.at.least(picture.right);
            expect(Math.abs(text.top + text.bottom - picture.top - picture.bottom) / 2).to.be.below(4);
            fixtureCleanup();
        }
        await setViewport({ width: 800, height: 600 });
    });
});

function withToken(request: Request, { token }: TestClient): Request {
    const headers = new Headers(request.headers);
    if (token) headers.set("authorization", `Bearer ${token}`);
    return new Request(request, { headers });
}
