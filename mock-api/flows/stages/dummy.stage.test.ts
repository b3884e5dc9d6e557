import { expect } from "chai";
import { DUMMY, eventsOf, facing, LAST, TRY } from "#mock/adapters/test/flow-of.ts";

describe("stage: dummy", () => {
    it("shows nothing of its own, and passes with any answer", async () => {
        const { browser } = await facing([DUMMY, LAST]);
        expect((await browser.get(TRY)).body).to.deep.equal({
            type: "native",
            component: "ak-stage-dummy",
            flow_info: { title: "Try", background: "/static/dist/assets/images/flow_background.jpg", cancel_url: "/flows/-/cancel/", layout: "stacked" },
        });
        const { status, headers } = await browser.post(TRY, { whatever: 1 });
        expect([status, headers.get("location")]).to.deep.equal([302, `/api/v3/${TRY}`]);
    });

    it("breaks where it was told to; administrators see how", async () => {
        const { backend, browser } = await facing([["dummy", { throw_error: true }]]);
        expect((await browser.get(TRY)).body).to.have.keys("type", "component", "request_id");
        const { body } = await (await backend.as("akadmin")).get(TRY);
        expect(body).to.include({ component: "ak-stage-flow-error", error: "This stage was told to fail." });
        expect(body.traceback).to.contain("dummy.stage.ts");
        expect(await eventsOf(backend, "system_exception")).to.have.length(2);
    });
});
