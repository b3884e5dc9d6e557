import { expect, fixture, html } from "@open-wc/testing";
import { parse, parseAllDocuments } from "yaml";
import { fill, find, press, rowOf } from "#src/pages/testing/engine.ts";
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
        await find(await rowOf(frame, "Engine"), ".pf-v6-c-label", "Not connected");
        await press(frame, "Edit: Engine");
        await find(document, "h1", "Edit Docker connection");
        const { results } = (await engine.backend.admin.get("outposts/service_connections/docker/")).body;
        expect(results.map(({ url }: { url: string }) => url)).to.deep.equal(["https://docker.example.org"]);
    });

    /** A place, and an LDAP outpost that is to run there. */
    async function outpostAt(kind: "docker" | "kubernetes", body: object): Promise<void> {
        const { admin } = engine.backend;
        const place = (await admin.post(`outposts/service_connections/${kind}/`, body)).body;
        const [flow] = (await admin.get("flows/instances/?designation=authentication")).body.results;
        const provider = (await admin.post("providers/ldap/", { name: "Directory", authorization_flow: flow.pk })).body;
        const outpost = { name: "Office", type: "ldap", providers: [provider.pk], service_connection: place.pk, config: {} };
        expect((await admin.post("outposts/instances/", outpost)).status).to.equal(201);
    }

    it("show the Compose file of what would run there, and a token only to whoever copies it", async () => {
        await outpostAt("docker", { name: "Here", local: true, url: "unix:///x" });
        await press(await rowOf(await list(), "Here"), "What would run at Here");
        const dialog = await find(document, "ak-modal");
        const { services } = parse((await find(dialog, "pre")).textContent ?? "");
        expect(services["ak-outpost-office"].image).to.match(/^ghcr\.io\/goauthentik\/ldap:/);
        await find(dialog, "summary, span", "Office");
        await find(dialog, "code", "ak-outpost-");
        expect(engine.asked("view_key")).to.deep.equal([]);
    });

    it("show the manifests of what would run there, where that is a cluster", async () => {
        await outpostAt("kubernetes", { name: "Cluster", local: true });
        await press(await rowOf(await list(), "Cluster"), "What would run at Cluster");
        const documents = parseAllDocuments((await find(await find(document, "ak-modal"), "pre")).textContent ?? "");
        expect(documents.map((one) => one.toJS().kind)).to.deep.equal(["Secret", "Deployment", "Service"]);
    });

    it("say so where nothing would run", async () => {
        await engine.backend.admin.post("outposts/service_connections/docker/", { name: "Empty", local: true, url: "unix:///x" });
        await press(await rowOf(await list(), "Empty"), "What would run at Empty");
        await find(await find(document, "ak-modal"), "p", "Nothing: no outpost");
    });
});
