import { expect, fixture, html } from "@open-wc/testing";
import { find } from "#src/pages/testing/engine.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { statisticsPage } from "./statistics.page.ts";

describe("user statistics", () => {
    const engine = withEngine();

    it("count new users, sign-ins and failed ones, day by day", async () => {
        // What programs do with a token is no event, as in the original.
        await (await engine.backend.as("akadmin")).post("core/users/", { username: "ada", name: "Ada", path: "users", groups: [] });
        const frame = await fixture<HTMLElement>(html`<div>${statisticsPage.render({})}</div>`);
        await find(await find(frame, "ak-chart[label='New users']"), ".legend", "New users: 1");
        await find(await find(frame, "ak-chart[label='Failed sign-ins']"), ".legend", "Failed sign-ins: 0");
        expect(engine.asked("action=model_created").join()).to.contain('{"context__model__app":"authentik_core","context__model__model_name":"user"}');
    });
});
