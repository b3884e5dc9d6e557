import { expect, fixture, html } from "@open-wc/testing";
import { listPageSuite } from "#src/pages/testing/list-page.suite.ts";
import { fieldsByName } from "#src/pages/testing/form.test-helper.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { tenantForm } from "./tenant.form.ts";
import { tenantsPage } from "./tenants.page.ts";

listPageSuite("tenants", {
    page: tenantsPage,
    api: "core/tenants/",
    make: async ({ admin }) => (await admin.post("core/tenants/", { domain: "wiki.example.org", branding_title: "Wiki" })).body.domain as string,
    create: { button: "Create", values: { domain: "shop.example.org" }, name: "shop.example.org" },
    edit: { field: "branding_title", value: "The wiki" },
});

describe("a tenant's form", () => {
    const engine = withEngine();

    it("M20 offers only pairs with a key for the web", async () => {
        const field = (await fieldsByName(tenantForm, undefined))["web_certificate"]!;
        const frame = await fixture<HTMLElement>(
            html`<div>${field.control({ id: "c", name: "c", value: null, required: false, invalid: false, describedBy: "" })}</div>`,
        );
        const search = (frame.querySelector("ak-choice") as unknown as { search: (text: string, signal: AbortSignal, page: number) => Promise<unknown> })
            .search;
        await search("", new AbortController().signal, 1);
        expect(engine.asked("certificatekeypairs")[0]).to.contain("has_key=true").and.contain("include_details=false");
    });
});
