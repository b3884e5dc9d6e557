import { expect, fixture, html } from "@open-wc/testing";
import { waitUntil } from "../testing/wait-until.ts";
import type { Form } from "./ak-form.ts";
import "./ak-form.ts";
import { place } from "./fields.ts";

describe("a field for an address or a path", () => {
    let saved: unknown[];
    let form: Form<unknown>;
    beforeEach(async () => {
        saved = [];
        form = await fixture(html`<ak-form .fields=${[place("place", "Place")]} .save=${async (sent: unknown) => void saved.push(sent)}></ak-form>`);
    });
    const input = () => form.shadowRoot!.querySelector("input")!;
    const said = () => form.shadowRoot!.querySelector("#place-errors")!.textContent.trim();
    const send = (typed: string): void => {
        input().value = typed;
        input().dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
        form.shadowRoot!.querySelector("form")!.requestSubmit();
    };

    for (const typed of ["example.org", "//example.org/", "/", "https://", "ftp://example.org", "javascript:alert(1)", "../../etc/passwd"])
        it(`says what it takes instead of ${typed}`, async () => {
            send(typed);
            await waitUntil(() => said().startsWith("Begins with https://"));
            expect(saved).to.deep.equal([]);
        });

    for (const typed of ["/source/oauth/", " https://example.org/ ", "http://localhost:9001/"])
        it(`takes "${typed}"`, async () => {
            send(typed);
            await waitUntil(() => saved.length === 1);
            expect(saved).to.deep.equal([{ place: typed.trim() }]);
        });

    for (const typed of ["fa://fa-rocket", "/icon.png"])
        it(`takes ${typed}, where it may be the name of an icon as well`, async () => {
            form.fields = [place("place", "Place", { also: "fa:\\/\\/.+" })];
            await form.updateComplete;
            send("javascript:alert('fa://')");
            await waitUntil(() => said().startsWith("Begins with https://"));
            send(typed);
            await waitUntil(() => saved.length === 1);
            expect(saved).to.deep.equal([{ place: typed }]);
        });
});
