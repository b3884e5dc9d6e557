import { expect, fixture, html } from "@open-wc/testing";
import { fill, find, press, rowOf, textOf } from "#src/pages/testing/engine.ts";
import { listPageSuite } from "#src/pages/testing/list-page.suite.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { integrationsPage } from "./integrations.page.ts";

listPageSuite("integrations", {
    page: integrationsPage,
    api: "outposts/service_connections/all/",
    make: async ({ admin }) => (await admin.post("outposts/service_connections/docker/", { name: "Here", local: true, url: "unix:///x" })).body.name,
    edit: { field: "name", value: "There" },
});

describe("integrations", () => {
    const engine = withEngine();
    const list = (): Promise<HTMLElement> => fixture<HTMLElement>(html`<div>${integrationsPage.render({})}</div>`);

    it("are made by a wizard, by the form of their kind", async () => {
        const frame = await list();
        await press(await find(frame, "ak-table"), "Create");
        const wizard = await find(document, "ak-wizard");
        (await find(await find(wizard, ".card", "Docker"), "input")).click();
        await press(wizard, "Next");
        await fill(wizard, "name", "Engine");
        await fill(wizard, "url", "https://docker.example.org");
        (await find(wizard, "button[type=submit]", "Create")).click();
        expect(textOf(await rowOf(frame, "Engine"))).to.contain("Not connected");
        await press(frame, "Edit: Engine");
        await find(document, "h1", "Edit Docker connection");
        const { results } = (await engine.backend.admin.get("outposts/service_connections/docker/")).body;
        expect(results.map(({ url }: { url: string }) => url)).to.deep.equal(["https://docker.example.org"]);
    });
});
