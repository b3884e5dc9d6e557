import { expect } from "@open-wc/testing";
import { stubApi } from "#src/api/stub.test-helper.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { session } from "#src/context/session.ts";
import { goLive } from "./live.ts";
import { outsideNews } from "./outside/outside-news.ts";
import { unread } from "./unread.ts";

/** A line whose other end is the test. */
class Line extends EventTarget {
    readonly said: string[] = [];
    isClosed = false;
    send = (data: string): void => void this.said.push(data);
    close = (): void => void (this.isClosed = true);
    hear = (frame: object): boolean => this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(frame) }));
}

describe("the line to the server", () => {
    const lines: Line[] = [];
    let stop = (): void => undefined;
    beforeEach(() => {
        lines.length = 0;
        stop = goLive(() => {
            const line = new Line();
            lines.push(line);
            return line;
        });
    });
    afterEach(() => {
        stop();
        outsideNews.set(undefined);
        document.querySelector("ak-messages")?.remove();
    });

    it("shows what the server says, once however often it is said", async () => {
        const said = { message_type: "message", level: "success", message: "The password was changed.", id: "1" };
        lines[0]!.hear(said);
        lines[0]!.hear(said);
        const shown = (): NodeListOf<Element> | undefined => document.querySelector("ak-messages")?.shadowRoot?.querySelectorAll(".pf-v6-c-alert.pf-m-success");
        await waitUntil(() => shown()?.length);
        expect(shown()).to.have.length(1);
    });

    it("tells the page of everything, and knows what is outside", () => {
        const heard: unknown[] = [];
        const note = (event: Event): void => void (event instanceof CustomEvent && heard.push(event.detail));
        window.addEventListener("ak-ws-message", note);
        lines[0]!.hear({ message_type: "outside", unseen: 2, latest: null });
        window.removeEventListener("ak-ws-message", note);
        expect(heard).to.deep.equal([{ message_type: "outside", unseen: 2, latest: null }]);
        expect(outsideNews.value).to.deep.equal({ unseen: 2, latest: null });
    });

    it("M33.4 a notification is counted by one request, and nobody is asked again who they are", async () => {
        const api = stubApi(({ path }) => ({ body: path === "/core/users/me/" ? { user: { pk: 4 } } : { pagination: { count: 5 }, results: [] } }));
        session.clear();
        unread.clear();
        await unread.get();
        lines[0]!.hear({ message_type: "notification" });
        await waitUntil(() => api.calls.filter(({ path }) => path.startsWith("/events/notifications/")).length === 2);
        expect(api.calls.filter(({ path }) => path === "/core/users/me/")).to.have.length(1);
        api.restore();
        session.clear();
        unread.clear();
    });

    it("connects again when it was cut, and not when the page has gone", async () => {
        lines[0]!.dispatchEvent(new Event("close"));
        await waitUntil(() => lines.length === 2);
        window.dispatchEvent(new PageTransitionEvent("pagehide"));
        expect(lines[1]!.isClosed).to.equal(true);
        window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
        expect(lines).to.have.length(3);
    });
});
