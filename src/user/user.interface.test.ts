import { expect, fixture, html } from "@open-wc/testing";
import { pageOf, stubApi, type StubAnswer, type StubCall } from "#src/api/stub.test-helper.ts";
import { browser } from "#src/base/browser.ts";
import { session } from "#src/context/session.ts";
import { unread } from "#src/shell/unread.ts";
import { tenant } from "#src/context/tenant.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import type { UserInterface } from "./user.interface.ts";
import "./user.interface.ts";

const user = { pk: 7, username: "bob", name: "Bob Builder", email: "bob@example.test", avatar: "data:,", is_superuser: false, settings: {} };
const current = { matched_domain: "*", branding_title: "Example", branding_logo: "data:,", branding_favicon: "", ui_footer_links: [] };

const isAboutNotifications = ({ path }: StubCall): boolean => path.startsWith("/events/notifications/");
const isMe = ({ path }: StubCall): boolean => path === "/core/users/me/";

/** Everything on the page, shadow roots included. */
const textOf = (node: ParentNode): string =>
    [...node.childNodes]
        .map((child) =>
            child instanceof Element
                ? (child.shadowRoot ? textOf(child.shadowRoot) : "") + textOf(child)
                : child.nodeType === Node.TEXT_NODE
                  ? child.textContent
                  : "",
        )
        .join(" ");

describe("user interface", () => {
    let calls: StubCall[];
    let restore: () => void;
    let me: () => StubAnswer | Promise<StubAnswer>;
    let notifications: () => StubAnswer | Promise<StubAnswer>;
    const assign = browser.assign;

    beforeEach(() => {
        history.replaceState(null, "", "#/library");
        me = () => ({ body: { user } });
        notifications = () => ({ body: pageOf([]) });
        ({ calls, restore } = stubApi((call) => {
            if (isMe(call)) return me();
            if (isAboutNotifications(call)) return notifications();
            if (call.path === "/core/tenants/current/") return { body: current };
            if (call.path.startsWith("/core/applications/")) return { body: pageOf([]) };
            return undefined;
        }));
    });
    afterEach(() => {
        restore();
        session.clear();
        tenant.clear();
        unread.clear();
        browser.assign = assign;
        history.replaceState(null, "", "#");
    });

    const open = (): Promise<UserInterface> => fixture<UserInterface>(html`<ak-interface-user></ak-interface-user>`);
    const shown = (element: UserInterface): string => textOf(element.shadowRoot!);

    it("M33.1 asks once who is signed in, and shows nothing before it knows", async () => {
        let answer = (_: StubAnswer): void => undefined;
        me = () => new Promise((resolve) => (answer = resolve));
        const element = await open();
        expect(shown(element).trim()).to.equal("");
        answer({ body: { user } });
        await waitUntil(() => shown(element).includes("My applications"));
        expect(shown(element)).to.contain("bob");
        expect(calls.filter(isMe)).to.have.length(1);
    });

    it("M33 sends who is not signed in to the sign-in, and back", async () => {
        const left: string[] = [];
        browser.assign = (url) => void left.push(url);
        me = () => ({ status: 403, body: { detail: "Authentication credentials were not provided." } });
        await open();
        await waitUntil(() => left.length > 0);
        expect(left[0]).to.match(/^\/flows\/-\/default\/authentication\/\?next=.*library$/);
    });

    for (const [how, answer] of [
        ["fail", { status: 500, body: {} }],
        ["never come", new Promise<StubAnswer>(() => undefined)],
    ] as const)
        it(`M33.2 shows everything when notifications ${how}, and counts none`, async () => {
            notifications = () => answer;
            const element = await open();
            await waitUntil(() => shown(element).includes("My applications"));
            await waitUntil(() => calls.some(isAboutNotifications));
            expect(deep(element, "[aria-label='Notifications']"), "the bell").to.exist;
            expect(deep(element, ".count")).to.equal(undefined);
        });

    it("M33.3 ends an impersonation only where there is one", async () => {
        me = () => ({ body: { user, original: { ...user, pk: 1, username: "akadmin" } } });
        const element = await open();
        await waitUntil(() => shown(element).includes("My applications"));
        await waitUntil(() => shown(element).includes("You, akadmin, act as bob."));
        expect(endOf(element)?.getAttribute("href")).to.equal(`/-/impersonation/end/?back=${encodeURIComponent(`${location.pathname}#/library`)}`);
    });

    it("M33.3 offers no end of an impersonation to a normal session", async () => {
        const element = await open();
        await waitUntil(() => shown(element).includes("My applications"));
        expect(endOf(element)).to.equal(undefined);
    });

    it("M33.6 shows name, username or email, as the settings say", async () => {
        me = () => ({ body: { user: { ...user, settings: { navbar: { userDisplay: "email" } } } } });
        const element = await open();
        await waitUntil(() => shown(element).includes("My applications"));
        expect(deep(element, ".name")?.textContent).to.equal("bob@example.test");
    });
});

function deep(root: Element, selector: string): Element | undefined {
    const nodes = [...(root.shadowRoot?.querySelectorAll("*") ?? []), ...root.querySelectorAll("*")];
    return nodes.find((node) => node.matches(selector)) ?? nodes.map((node) => deep(node, selector)).find((found) => found !== undefined);
}

const endOf = (element: UserInterface): Element | undefined => deep(element, "a[href^='/-/impersonation/end/']");
