import { expect, fixture, html } from "@open-wc/testing";
import type { Form } from "#src/elements/form/ak-form.ts";
import "#src/elements/form/ak-form.ts";
import { tenant } from "#src/context/tenant.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { listPageSuite } from "#src/pages/testing/list-page.suite.ts";
import { fieldsByName, prepared } from "#src/pages/testing/form.test-helper.ts";
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

    it("refuses scripts and paths of files as pictures, where they are typed", async () => {
        const { fields, values } = await prepared(tenantForm, undefined);
        const sent: unknown[] = [];
        const form = await fixture<Form<unknown>>(
            html`<ak-form .fields=${fields} .values=${values} .save=${async (body: unknown) => void sent.push(body)}></ak-form>`,
        );
        const type = (name: string, text: string): void => {
            const input = form.shadowRoot!.querySelector<HTMLInputElement>(`#${name}`)!;
            input.value = text;
            input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
        };
        const said = (name: string): string => form.shadowRoot!.getElementById(`${name}-errors`)?.textContent.trim() ?? "";
        type("branding_logo", "javascript:alert(1)");
        type("branding_favicon", "../../etc/passwd");
        form.shadowRoot!.querySelector("form")!.requestSubmit();
        for (const name of ["branding_logo", "branding_favicon"])
            await waitUntil(() => said(name) === "Begins with https:// or http://, or is a path of this server.");
        expect(sent).to.deep.equal([]);
        type("branding_logo", "data:image/gif;base64,R0lGODlhAQABAAAAACw=");
        type("branding_favicon", "https://example.org/icon.png");
        form.shadowRoot!.querySelector("form")!.requestSubmit();
        await waitUntil(() => sent.length === 1);
    });

    it("says where another tenant is for the same addresses, and that only one of them is used", async () => {
        const { admin } = engine.backend;
        for (const domain of ["wiki.example.org", "shop.test:9443"]) await admin.post("core/tenants/", { domain });
        const { domain } = await fieldsByName(tenantForm, undefined);
        const said = (typed: string, isDefault = false) => domain!.caution!({ domain: typed, default: isDefault });
        expect(said("Wiki.example.org")).to.contain("Another tenant has this domain");
        expect(said("example.org")).to.contain("wiki.example.org is for wiki.example.org too");
        expect(said("a.wiki.example.org")).to.contain("wiki.example.org is for a.wiki.example.org too");
        // The default one is for what no other is for.
        for (const text of ["", "shop.test", "example.com", "authentik-default"]) expect(said(text), text).to.equal(undefined);
        expect(said("wiki.example.org", true)).to.equal(undefined);
        const own = (await admin.get("core/tenants/?domain=wiki.example.org")).body.results[0];
        expect((await fieldsByName(tenantForm, own))["domain"]!.caution!({ domain: "wiki.example.org" })).to.equal(undefined);
    });

    it("is known on every page at once, as its recovery flow without which no links are made", async () => {
        const { admin } = engine.backend;
        const { body: flow } = await admin.post("flows/instances/", { name: "forgot", slug: "forgot", title: "Forgot", designation: "recovery" });
        const { results } = (await admin.get("core/tenants/?domain=authentik-default")).body;
        expect((await tenant.get()).flow_recovery).not.to.equal("forgot");
        const form = await prepared(tenantForm, results[0]);
        form.afterwards(await form.save({ ...form.values, flow_recovery: flow.pk }));
        await waitUntil(() => tenant.value?.flow_recovery === "forgot");
    });

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
