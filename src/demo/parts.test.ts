import { fixture, html } from "@open-wc/testing";
import { render } from "lit";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { failed, greeting } from "./parts.ts";

describe("what came of a sign-in", () => {
    for (const [what, told] of [
        ["a refusal", failed({ title: "You may not", text: "Ask somebody" })],
        ["a greeting", greeting("Signed in")],
    ] as const)
        it(`is in view where the form is higher than the window: ${what}`, async () => {
            const page = await fixture<HTMLElement>(
                html`<div>
                    <div></div>
                    <section></section>
                </div>`,
            );
            (page.firstElementChild as HTMLElement).style.height = "300vh";
            const room = page.querySelector("section")!;
            render(told, room);
            await waitUntil(() => room.getBoundingClientRect().bottom <= innerHeight + 1, "it is in view");
        });
});
