import { expect, fixture, html } from "@open-wc/testing";
import { find, press } from "#src/pages/testing/engine.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { debugPage } from "./debug.page.ts";

describe("debug page", () => {
    const engine = withEngine();

    it("A1.2: asks the server by POST, and shows what it answers", async () => {
        const frame = await fixture<HTMLElement>(html`<div>${debugPage.render({})}</div>`);
        await press(frame, "Ask the server");
        const answer = await find(frame, "pre", "server_time");
        expect(JSON.parse(answer.textContent)).to.have.property("server_time");
        expect(engine.asked("POST /api/v3/admin/system/")).to.have.lengthOf(1);
    });
});
