import { expect, fixture, html } from "@open-wc/testing";
import { ApiError } from "#src/base/errors.ts";
import type { Copy } from "./copy.ts";
import "./copy.ts";
import { waitUntil } from "./testing/wait-until.ts";

describe("ak-copy", () => {
    let copied: string[];
    let refuse: boolean;
    const real = Object.getOwnPropertyDescriptor(Navigator.prototype, "clipboard")!;

    beforeEach(() => {
        [copied, refuse] = [[], false];
        const take = (text: string): void => {
            if (refuse) throw new DOMException("no", "NotAllowedError");
            copied.push(text);
        };
        Object.defineProperty(navigator, "clipboard", {
            configurable: true,
            value: {
                writeText: async (text: string) => take(text),
                write: async ([item]: ClipboardItem[]) => take(await (await item!.getType("text/plain")).text()),
            },
        });
    });
    afterEach(() => {
        Reflect.deleteProperty(navigator, "clipboard");
        expect(Object.getOwnPropertyDescriptor(Navigator.prototype, "clipboard")).to.deep.equal(real);
        document.querySelector("ak-messages")?.remove();
    });

    const press = (element: Copy) => element.shadowRoot!.querySelector("button")!.click();
    const said = (element: Copy) => element.shadowRoot!.querySelector("[role=status]")!.textContent;
    const messages = () => document.querySelector("ak-messages")?.shadowRoot?.textContent ?? "";

    it("copies its value, and says so", async () => {
        const element = await fixture<Copy>(html`<ak-copy value="secret" label="key"></ak-copy>`);
        press(element);
        await waitUntil(() => said(element) === "Copied");
        expect(copied).to.deep.equal(["secret"]);
    });

    it("asks for a value when it is pressed, and not before", async () => {
        let asked = 0;
        const load = async (): Promise<string> => `key ${++asked}`;
        const element = await fixture<Copy>(html`<ak-copy label="key" .load=${load}></ak-copy>`);
        expect(asked).to.equal(0);
        press(element);
        await waitUntil(() => said(element) === "Copied");
        expect([asked, copied]).to.deep.equal([1, ["key 1"]]);
    });

    it("says why there is nothing to copy, and does not say it was copied", async () => {
        const load = () => Promise.reject(new ApiError(403, { detail: "No permission." }));
        const element = await fixture<Copy>(html`<ak-copy label="key" .load=${load}></ak-copy>`);
        press(element);
        await waitUntil(() => messages().includes("No permission."));
        expect([copied, said(element)]).to.deep.equal([[], ""]);
    });

    const selected = () => getSelection()!.toString();
    for (const [where, deny] of [
        ["does not allow copying", () => (refuse = true)],
        ["has no clipboard", () => Object.defineProperty(navigator, "clipboard", { configurable: true, value: undefined })],
    ] as const)
        it(`shows and selects a value that was asked for, once, where the browser ${where}`, async () => {
            deny();
            let asked = 0;
            const load = async (): Promise<string> => `key ${++asked}`;
            const element = await fixture<Copy>(html`<ak-copy label="key" .load=${load}></ak-copy>`);
            press(element);
            await waitUntil(() => messages().includes("copy it by keyboard"));
            expect(element.shadowRoot!.querySelector(".value")!.textContent).to.equal("key 1");
            expect(selected()).to.equal("key 1");
            expect(said(element)).to.equal("");
        });

    it("shows the value in the place of what stood for it", async () => {
        refuse = true;
        const element = await fixture<Copy>(html`<ak-copy label="key" .load=${async () => "key"}><span>dots</span></ak-copy>`);
        const stands = () => element.querySelector("span")!.checkVisibility();
        expect(stands()).to.equal(true);
        press(element);
        await waitUntil(() => element.shadowRoot!.querySelector(".value"));
        expect(stands()).to.equal(false);
    });

    it("takes away what it had shown when copying works after all", async () => {
        refuse = true;
        const element = await fixture<Copy>(html`<ak-copy label="key" .load=${async () => "key"}></ak-copy>`);
        press(element);
        await waitUntil(() => element.shadowRoot!.querySelector(".value"));
        refuse = false;
        press(element);
        await waitUntil(() => said(element) === "Copied");
        expect(element.shadowRoot!.querySelector(".value")).to.equal(null);
    });

    it("selects the value where the browser does not allow copying", async () => {
        refuse = true;
        const element = await fixture<Copy>(html`<ak-copy value="secret"></ak-copy>`);
        press(element);
        await waitUntil(() => messages().includes("does not allow"));
        expect([said(element), selected()]).to.deep.equal(["", "secret"]);
    });
});
