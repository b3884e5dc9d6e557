import { expect, fixture, html } from "@open-wc/testing";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { deep, textOf } from "#src/pages/testing/engine.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import "./flow-usage.ts";

describe("where a flow is used", () => {
    const engine = withEngine();
    const retrieve = async (slug: string) => (await engine.backend.admin.get(`flows/instances/${slug}/`)).body;
    const show = async (slug: string): Promise<HTMLElement> => {
        const flow = await retrieve(slug);
        const usage = await fixture<HTMLElement>(html`<ak-flow-usage .flow=${flow}></ak-flow-usage>`);
        await waitUntil(() => deep(usage, "li, p").length > 0);
        return usage;
    };
    const uses = (usage: HTMLElement): string[] => deep(usage, "li").map(textOf);
    const tenant = async (): Promise<string> => (await engine.backend.admin.get("core/tenants/")).body.results[0].tenant_uuid;

    it("names tenants with what they run it for, and leads there", async () => {
        const usage = await show("default-authentication-flow");
        expect(uses(usage)).to.deep.equal(["authentik-defaultTo sign in"]);
        expect(deep(usage, "a")[0]!.getAttribute("href")).to.equal("#/core/tenants");
        // Its own stages, and their places in it, are no use of it.
        expect(usage.shadowRoot!.textContent).to.not.contain("Stage");
    });

    it("names stages that it sets up, and leads to them", async () => {
        const usage = await show("default-authenticator-totp-setup");
        expect(uses(usage)).to.deep.equal(["default-authenticator-totp-setupTOTP authenticator setup stage"]);
        expect(deep(usage, "a")[0]!.getAttribute("href")).to.match(/^#\/flow\/stages;/);
    });

    it("names sources, and leads to their list", async () => {
        const { pk: flow } = await retrieve("default-source-enrollment");
        const service = { provider_type: "github", consumer_key: "id", consumer_secret: "secret" };
        await engine.backend.admin.post("sources/oauth/", { name: "Octo", slug: "octo", enrollment_flow: flow, ...service });
        const usage = await show("default-source-enrollment");
        expect(uses(usage)).to.deep.equal(["OctoSource"]);
        expect(deep(usage, "a")[0]!.getAttribute("href")).to.match(/^#\/core\/sources;/);
    });

    it("names providers, and leads to them", async () => {
        const { pk } = await retrieve("default-provider-authorization-implicit-consent");
        const { body: made } = await engine.backend.admin.post("providers/proxy/", {
            name: "Wiki",
            authorization_flow: pk,
            external_host: "https://w.example",
            internal_host: "http://w",
        });
        const usage = await show("default-provider-authorization-implicit-consent");
        expect(uses(usage)).to.deep.equal(["WikiProvider"]);
        expect(deep(usage, "a")[0]!.getAttribute("href")).to.equal(`#/core/providers/${made.pk}`);
    });

    it("names invitations, and leads to their list", async () => {
        const { pk: flow } = await retrieve("default-source-enrollment");
        await engine.backend.admin.post("stages/invitation/invitations/", { name: "spring", flow });
        const usage = await show("default-source-enrollment");
        expect(uses(usage)).to.deep.equal(["springInvitation"]);
        expect(deep(usage, "a")[0]!.getAttribute("href")).to.match(/^#\/flow\/stages\/invitations;/);
    });

    it("warns where it is used nowhere, and says where it can be", async () => {
        const usage = await show("default-source-enrollment");
        expect(textOf(deep(usage, ".pf-m-warning")[0]!))
            .to.contain("Not used anywhere")
            .and.contain("an identification stage");
    });

    it("says that a tenant without a flow for it takes the first of its kind", async () => {
        await engine.backend.admin.patch(`core/tenants/${await tenant()}/`, { flow_authentication: null });
        const usage = await show("default-source-authentication");
        expect(deep(usage, "p").map(textOf)).to.deep.equal([
            "authentik-default has no such flow of its own: the first one that lets the visitor in is run, by identifier.",
        ]);
        expect(deep(usage, ".pf-m-warning")).to.deep.equal([]);
    });
});
