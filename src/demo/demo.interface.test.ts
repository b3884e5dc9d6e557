import { expect, fixture, html } from "@open-wc/testing";
import { deep, find, textOf } from "#src/pages/testing/engine.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import "./demo.interface.ts";

describe("the demo application", () => {
    const engine = withEngine();
    const show = (): Promise<HTMLElement> => fixture<HTMLElement>(html`<ak-interface-demo .chosen=${{ protocol: "oauth", slug: "" }}></ak-interface-demo>`);
    const ways = (demo: HTMLElement): string[] => deep(demo, "nav a").map(textOf);

    it("leads administrators back to their interface", async () => {
        const demo = await show();
        const way = await find<HTMLAnchorElement>(demo, "nav a", "Admin interface");
        expect(way.getAttribute("href")).to.equal("/if/admin/#/administration/overview");
        await expect(demo).to.be.accessible();
    });

    it("leads nobody else there", async () => {
        await engine.backend.admin.post("core/users/", { username: "ada", name: "Ada", path: "users" });
        engine.use(await engine.backend.as("ada"));
        const demo = await show();
        await find(demo, "ak-empty-state");
        expect(engine.asked("core/users/me/")).to.have.length(1);
        expect(ways(demo)).to.deep.equal(["My applications"]);
    });
});
