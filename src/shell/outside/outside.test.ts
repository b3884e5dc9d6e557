import { expect, fixture, html } from "@open-wc/testing";
import type { Code, OutsideMessage } from "#src/api/outside.api.ts";
import { stubApi, type StubCall } from "#src/api/stub.test-helper.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import type { Outside } from "./outside.ts";
import { outsideNews } from "./outside-news.ts";
import "./outside.ts";

const ada = { pk: 1, username: "ada", name: "Ada" };
const sent = { created: "2023-02-01T12:00:00Z", to: "x", person: ada, seen: true };
const mail: OutsideMessage = { ...sent, pk: "mail", kind: "mail", content: { from: "a@b", subject: "Welcome", body: "", text: "", link: "" }, answer: null };
const sms: OutsideMessage = { ...sent, pk: "sms", kind: "sms", content: { from: "us", body: "Your code" }, answer: null };
const push = (pk: string, answer: "allow" | "taken back" | null): OutsideMessage => ({
    ...sent,
    pk,
    kind: "push",
    content: { title: `Question ${pk}`, details: {} },
    answer,
});
const app: Code = { name: "My app", person: ada, code: "123456" };

describe("the world outside", () => {
    let restore = (): void => undefined;
    let calls: StubCall[] = [];
    afterEach(() => restore());

    async function opened(messages: readonly OutsideMessage[], codes: readonly Code[] = []): Promise<Outside> {
        ({ restore, calls } = stubApi(({ path }) => ({ body: path.endsWith("/codes/") ? { remaining: 20, codes } : messages })));
        const outside = await fixture<Outside>(html`<ak-outside></ak-outside>`);
        await waitUntil(() => outside.shadowRoot?.querySelector("section"));
        return outside;
    }
    const looksAt = (outside: Outside) => outside.shadowRoot!.querySelector("[aria-pressed=true]")!.textContent.trim();

    it("shows what somebody comes for who has pressed for it, whatever is new, and while it is open, too", async () => {
        outsideNews.look("phone");
        const outside = await opened([{ ...mail, seen: false }], [app]);
        expect(looksAt(outside)).to.equal("Phone");
        outside.shadowRoot!.querySelector<HTMLElement>("[aria-pressed=false]")!.click();
        await waitUntil(() => looksAt(outside).startsWith("Email"));
        outsideNews.look("phone");
        await waitUntil(() => looksAt(outside) === "Phone");
        const again = await opened([{ ...mail, seen: false }], [app]);
        expect(looksAt(again)).to.contain("Email");
    });

    for (const [what, place, messages, codes] of [
        ["nothing", "Email", [], []],
        ["a code alone", "Phone", [], [app]],
        ["what came last", "Email", [mail, sms], [app]],
        ["what is new before it", "Phone", [mail, { ...sms, seen: false }], []],
        ["a question that waits before what is new", "Phone", [{ ...mail, seen: false }, push("1", null)], []],
        [
            "what has just come before a device that is being set up",
            "Email",
            [{ ...mail, seen: false, created: new Date().toISOString() }],
            [{ ...app, name: "" }],
        ],
        ["a device that is being set up before what is new", "Phone", [{ ...mail, seen: false }], [{ ...app, name: "" }]],
    ] as const)
        it(`is opened where one looks first: at ${what}`, async () => {
            expect(looksAt(await opened(messages, codes))).to.match(new RegExp(`^${place}`));
        });

    it("has the question that waits above the codes of everybody, and what was answered below them", async () => {
        const outside = await opened([push("1", "taken back"), push("2", null)], [app]);
        expect([...outside.shadowRoot!.querySelectorAll("li strong")].map(({ textContent }) => textContent)).to.deep.equal([
            "Question 2",
            "My app",
            "Question 1",
        ]);
        expect(outside.shadowRoot!.textContent).to.contain("No longer needed");
    });

    it("H16-2: says whose things are cleared, and clears theirs alone", async () => {
        const bob = { pk: 2, username: "bob", name: "Bob" };
        const outside = await opened([mail, { ...mail, pk: "other", person: bob }], [{ ...app, person: { pk: 3, username: "cy", name: "" } }]);
        const clear = (): HTMLButtonElement => outside.shadowRoot!.querySelector<HTMLButtonElement>("button.pf-m-link")!;
        expect(clear().textContent.trim()).to.equal("Clear everything");
        const select = outside.shadowRoot!.querySelector("select")!;
        const look = async (username: string): Promise<void> => {
            select.value = username;
            select.dispatchEvent(new Event("change"));
            await outside.updateComplete;
        };
        await look("cy");
        expect([clear().textContent.trim(), clear().disabled]).to.deep.equal(["Clear everything for cy", true]);
        await look("bob");
        expect([clear().textContent.trim(), clear().disabled]).to.deep.equal(["Clear everything for Bob", false]);
        clear().click();
        await waitUntil(() => calls.some(({ method }) => method === "DELETE"));
        expect(calls.filter(({ method }) => method === "DELETE").map(({ path }) => path)).to.deep.equal(["/-/sandbox/outside/?person=2"]);
    });

    it("H16-5: says whom it is for, and offers no second try, where one may not look", async () => {
        ({ restore } = stubApi(() => ({ status: 403, body: { detail: "You do not have permission to perform this action." } })));
        const outside = await fixture<Outside>(html`<ak-outside></ak-outside>`);
        await waitUntil(() => outside.shadowRoot?.querySelector("ak-empty-state"));
        const said = outside.shadowRoot!.querySelector("ak-empty-state")!;
        expect([said.header, said.retry]).to.deep.equal(["This is for administrators.", undefined]);
    });

    it("N16-3: shows everybody's again once there is nothing left of whom one has looked at", async () => {
        const bob = { pk: 2, username: "bob", name: "Bob" };
        const messages = [mail, { ...mail, pk: "other", person: bob }];
        const outside = await opened(messages);
        const select = outside.shadowRoot!.querySelector("select")!;
        select.value = "ada";
        select.dispatchEvent(new Event("change"));
        await waitUntil(() => outside.shadowRoot!.querySelectorAll("li").length === 1);
        messages.shift();
        outsideNews.set({ unseen: 0, latest: null });
        await waitUntil(() => outside.shadowRoot!.querySelector("li")?.textContent.includes("Bob"));
        expect(outside.shadowRoot!.querySelector("select")!.selectedOptions[0]!.textContent).to.equal("Everybody");
    });
});
