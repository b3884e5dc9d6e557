import { expect, fixture, html } from "@open-wc/testing";
import { usedBy } from "./used-by.ts";

describe("what uses an object", () => {
    it("is told by kind, once where there are no names", async () => {
        const binding = {
            app: "authentik_flows",
            model_name: "flowstagebinding",
            name: "Flow-stage binding #10 to 89e1a50e-0000-4000-8000-000000000000",
            action: "CASCADE",
        };
        const flow = { app: "authentik_flows", model_name: "flow", name: "Flow Welcome", action: "CASCADE_MANY" };
        const [[, list] = []] = usedBy([binding, flow, binding, binding, { ...flow, name: "Flow Goodbye", action: "SET_NULL" }]);
        const told = await fixture(html`<div>${list}</div>`);
        const lines = [...told.querySelectorAll("li")].map(({ textContent }) => textContent.trim());
        expect(lines).to.deep.equal(["Flow stage binding (3)", "Flow Welcome", "Flow Goodbye"]);
    });
});
