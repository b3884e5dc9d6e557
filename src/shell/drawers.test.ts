import { expect, fixture, html } from "@open-wc/testing";
import { pageOf, stubApi } from "#src/api/stub.test-helper.ts";
import { requestLog } from "#src/api/request-log.ts";
import { box } from "#src/elements/testing/boxes.ts";
import { contrast, THEMES, useTheme } from "#src/elements/testing/colors.ts";
import { deep } from "#src/elements/testing/deep.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { routeState } from "#src/base/route.ts";
import { session } from "#src/context/session.ts";
import "./drawer-buttons.ts";
import { drawers } from "./drawer-state.ts";
import "./drawers.ts";
import type { RequestList } from "./requests/request-list.ts";
import { sentIn } from "./requests/sent-request.ts";
import { unread } from "./unread.ts";

const EVENT = "813f5b61-b2b8-4071-83f2-35ebc950e19b";
const note = (pk: string, event: object | null = null) => ({
    pk,
    severity: "alert",
    body: "login: {'a': 1}",
    created: "2026-11-23T20:49:23Z",
    seen: false,
    event,
});
const settings = { enabledFeatures: { apiDrawer: true } };

describe("drawers", () => {
    let api: ReturnType<typeof stubApi>;
    let unseen: ReturnType<typeof note>[];
    beforeEach(() => {
        unseen = [note("one", { pk: EVENT, action: "login_failed" }), note("two")];
        session.clear();
        unread.clear();
        requestLog.clear();
        api = stubApi(({ method, path }) => {
            if (path === "/core/users/me/") return { body: { user: { pk: 4, username: "ada", is_superuser: true, settings } } };
            if (path.startsWith("/-/sandbox/outside/")) return { body: path.endsWith("/codes/") ? { remaining: 30, codes: [] } : [] };
            if (method === "PATCH") unseen = unseen.filter(({ pk }) => !path.includes(pk));
            if (path.endsWith("mark_all_seen/")) unseen = [];
            return { body: path.startsWith("/events/notifications/?") ? pageOf(unseen) : {} };
        });
    });
    afterEach(async () => {
        drawers.show(undefined);
        api.restore();
        session.clear();
        unread.clear();
        history.replaceState(null, "", "#");
        await useTheme("light");
    });
    const show = async (): Promise<HTMLElement> => {
        const frame = await fixture<HTMLElement>(
            html`<div>
                <ak-drawer-buttons></ak-drawer-buttons><ak-drawers><p>The page</p></ak-drawers>
            </div>`,
        );
        frame.style.blockSize = "600px";
        await waitUntil(() => button(frame, "2 unread"));
        return frame;
    };
    const button = (frame: HTMLElement, label: string) => deep(frame, `button[aria-label*="${label}"]`)[0];
    const focused = (): Element | null => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        return at;
    };

    it("the bell counts the visitor's own, opens them by keyboard, and has the focus again after Escape", async () => {
        const frame = await show();
        const bell = button(frame, "2 unread")!;
        bell.focus();
        bell.click();
        await waitUntil(() => deep(frame, "ak-notification-list li").length === 0 && deep(frame, "li").length === 2);
        expect(api.calls.filter(({ path }) => path.includes("user=4&seen=false"))).to.not.deep.equal([]);
        expect(routeState()).to.deep.equal({ notificationDrawerOpen: true });
        expect(bell.getAttribute("aria-expanded")).to.equal("true");
        expect(deep(frame, "li a")[0]!.getAttribute("href")).to.equal(`/if/admin/#/events/log/${EVENT}`);
        focused()!.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true, cancelable: true }));
        await waitUntil(() => drawers.open === undefined && focused() === bell);
    });

    it("V8 the bell stays to be seen, with the number at its corner", async () => {
        const bell = button(await show(), "2 unread")!;
        const [picture, count] = [bell.querySelector("svg")!, bell.querySelector(".count")!];
        expect(count.textContent).to.equal("2");
        expect(box(count).left).to.be.above(box(picture).left + box(picture).width / 4);
        expect(box(count).top).to.be.below(box(picture).top + box(picture).height / 2);
        expect(contrast(getComputedStyle(count).color, getComputedStyle(count).backgroundColor)).to.be.at.least(4.5);
    });

    it("one is marked as seen, then all", async () => {
        const frame = await show();
        drawers.show("notifications");
        await waitUntil(() => deep(frame, "li").length === 2);
        button(frame, "Mark as seen: Failed sign-in")!.click();
        await waitUntil(() => deep(frame, "li").length === 1);
        expect(api.calls.find(({ method }) => method === "PATCH")!.body).to.deep.equal({ seen: true });
        expect(button(frame, "1 unread")).to.exist;
        expect(focused()!.className).to.equal("head");
        deep(frame, "button")
            .find(({ textContent }) => textContent!.trim() === "Clear all")!
            .click();
        await waitUntil(() => deep(frame, "li").length === 0);
    });

    it("N16-4: the world outside makes room where it is opened as a page", async () => {
        const host = await fixture(html`<ak-drawers></ak-drawers>`);
        drawers.show("outside");
        await waitUntil(() => deep(host.shadowRoot!, "p > a").length);
        deep(host.shadowRoot!, "p > a")[0]!.click();
        await waitUntil(() => location.hash === "#/outside");
        expect(drawers.open).to.equal(undefined);
    });

    it("the latest requests are listed with method, status and time, and can be cleared", async () => {
        const frame = await show();
        button(frame, "API requests")!.click();
        await waitUntil(() => deep(frame, "li").length > 0);
        const texts = deep(frame, "li").map(({ textContent }) => textContent!.replace(/\s+/g, " "));
        expect(texts.some((text) => /GET.*200.*ms.*\/api\/v3\/core\/users\/me\//.test(text))).to.equal(true);
        deep(frame, "button")
            .find(({ textContent }) => textContent!.trim() === "Clear")!
            .click();
        await waitUntil(() => deep(frame, "li").length === 0);
    });

    describe("UX 20: requests", () => {
        const requests = async (): Promise<HTMLElement> => {
            const frame = await show();
            requestLog.clear();
            const common = { duration: 3, at: new Date() };
            requestLog.add({ ...common, method: "GET", url: "/api/v3/core/groups/", status: 200, answer: '{"results":[]}' });
            requestLog.add({ ...common, at: new Date(1), method: "POST", url: "/api/v3/core/users/", status: 400, sent: '{"name":"Ada","password":"engine"}' });
            drawers.show("api");
            await waitUntil(() => deep(frame, "li").length === 2);
            return frame;
        };
        const open = async (frame: HTMLElement, at: number): Promise<void> => {
            deep(frame, "summary")[at]!.click();
            await waitUntil(() => deep(frame, "pre").length > 0);
        };
        const press = (frame: HTMLElement, name: string): void =>
            deep(frame, "button")
                .find(({ textContent }) => textContent!.trim() === name)!
                .click();

        it("are found by method, address and status", async () => {
            const frame = await requests();
            const search = async (text: string): Promise<string[]> => {
                deep(frame, "ak-search-box")[0]!.dispatchEvent(new CustomEvent("ak-search", { detail: text }));
                await (deep(frame, "ak-request-list")[0] as RequestList).updateComplete;
                return deep(frame, "li strong").map(({ textContent }) => textContent!);
            };
            expect(await search("post users")).to.deep.equal(["POST"]);
            expect(await search("200")).to.deep.equal(["GET"]);
            requestLog.add({ duration: 3, at: new Date(2), method: "GET", url: "/api/v3/outposts/instances/", status: 202 });
            expect(await search("POST"), "a method, not a part of outposts").to.deep.equal(["POST"]);
            expect(await search("outpost")).to.deep.equal(["GET"]);
            expect(await search("nothing")).to.deep.equal([]);
            expect(await search("")).to.have.length(3);
        });

        it("show what was sent, without its secrets, and so does the line for a shell", async () => {
            const frame = await requests();
            await open(frame, 0);
            expect(deep(frame, "pre")[0]!.textContent).to.equal('{\n  "name": "Ada",\n  "password": "***"\n}');
            const copied: string[] = [];
            const { writeText } = navigator.clipboard;
            navigator.clipboard.writeText = async (text) => void copied.push(text);
            try {
                press(frame, "Copy as curl");
                await waitUntil(() => copied.length > 0);
            } finally {
                navigator.clipboard.writeText = writeText;
            }
            expect(copied[0]).to.contain(`curl -X POST '${location.origin}/api/v3/core/users/'`).and.contain('"password":"***"').and.not.contain("engine");
        });

        it("can be changed and sent again where the API is described, without the secrets", async () => {
            const frame = await requests();
            await open(frame, 0);
            const link = deep(frame, "a").find(({ textContent }) => textContent === "Change and send") as HTMLAnchorElement;
            const sent = sentIn(link.hash.slice(2));
            expect(sent).to.deep.include({ method: "POST", url: "/api/v3/core/users/" });
            expect(sent!.body).to.contain('"password":"***"').and.not.contain("engine");
        });

        it("stay as wide as the panel when they are open, however long the lines of the answer are", async () => {
            const frame = await requests();
            const url = `/api/v3/core/users/?username=${"oluwaseun.".repeat(12)}`;
            requestLog.add({ duration: 3, at: new Date(2), method: "GET", url, status: 200, answer: JSON.stringify({ name: "x".repeat(400) }) });
            await waitUntil(() => deep(frame, "li").length === 3);
            const at = deep(frame, "li").findIndex(({ textContent }) => textContent!.includes("oluwaseun"));
            await open(frame, at);
            const list = deep(frame, "ak-request-list")[0]!;
            for (const part of [deep(frame, "pre")[0]!, deep(frame, "li code")[at]!]) expect(box(part).right).to.be.at.most(box(list).right + 1);
        });

        it("are sent again where they only read, with the new answer open", async () => {
            const frame = await requests();
            await open(frame, 1);
            expect(deep(frame, "pre")[0]!.textContent).to.equal('{\n  "results": []\n}');
            press(frame, "Send again");
            await waitUntil(() => deep(frame, "li").length === 3 && deep(frame, "pre").length === 2);
            expect(api.calls.at(-1)).to.include({ method: "GET", path: "/core/groups/" });
            expect(requestLog.entries[0]!.answer).to.equal("{}");
            await expect(deep(frame, "ak-request-list")[0]).to.be.accessible();
        });
    });

    for (const theme of THEMES)
        it(`are accessible (${theme})`, async () => {
            await useTheme(theme);
            const frame = await show();
            for (const name of ["notifications", "api"] as const) {
                drawers.show(name);
                await waitUntil(() => deep(frame, name === "api" ? "ak-request-list" : "ak-notification-list")[0]?.shadowRoot?.querySelector("li"));
                await expect(frame).to.be.accessible();
            }
        });
});
