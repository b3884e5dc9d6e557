import { expect } from "chai";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";

async function withProvider(): Promise<{ backend: TestBackend; provider: number }> {
    const backend = await createTestBackend();
    const flows = await backend.admin.get("flows/instances/?slug=default-provider-authorization-implicit-consent");
    const made = await backend.admin.post("providers/oauth2/", {
        name: "Wiki",
        authorization_flow: flows.body.results[0].pk,
        redirect_uris: "https://wiki.example/callback",
    });
    await backend.admin.post("core/applications/", { name: "Wiki", slug: "wiki", provider: made.body.pk });
    return { backend, provider: made.body.pk as number };
}

const picture = (name: string, type: string, content: string): FormData => {
    const form = new FormData();
    form.set("file", new File([content], name, { type }));
    return form;
};

describe("applications", () => {
    it("have one provider, which no second may take, and outlive it", async () => {
        const { backend, provider } = await withProvider();
        const second = await backend.admin.post("core/applications/", { name: "Second", slug: "second", provider });
        expect(second.body).to.deep.equal({ provider: ["Application with this provider already exists."] });
        expect((await backend.admin.get(`providers/all/${provider}/`)).body.assigned_application_slug).to.equal("wiki");
        expect((await backend.admin.get(`providers/all/${provider}/used_by/`)).body).to.deep.equal([]);
        expect((await backend.admin.delete(`providers/all/${provider}/`)).status).to.equal(204);
        const { body } = await backend.admin.get("core/applications/wiki/");
        expect([body.provider, body.provider_obj, body.launch_url]).to.deep.equal([null, null, null]);
        expect((await backend.admin.get(`providers/oauth2/${provider}/`)).status).to.equal(404);
    });

    it("S10: lead nowhere when their provider's address is a script", async () => {
        const { backend, provider } = await withProvider();
        const opens = async (redirect_uris: string) => {
            expect((await backend.admin.patch(`providers/oauth2/${provider}/`, { redirect_uris })).status).to.equal(200);
            return (await backend.admin.get("core/applications/wiki/")).body.launch_url;
        };
        expect(await opens("javascript://%0aalert(1)")).to.equal(null);
        expect(await opens("JavaScript://wiki.example/%0aalert(1)\nhttps://wiki.example")).to.equal(null);
        expect(await opens("data://text/html")).to.equal(null);
        expect(await opens("https://wiki.example/callback")).to.equal("https://wiki.example");
    });

    it("launch at their provider's address, or at their own, with the caller's name filled in", async () => {
        const { backend } = await withProvider();
        const opens = async (meta_launch_url: string) => (await backend.admin.patch("core/applications/wiki/", { meta_launch_url })).body.launch_url;
        expect(await opens("")).to.equal("https://wiki.example");
        expect(await opens("https://wiki.example/%(username)s?mail=%(email)s")).to.equal("https://wiki.example/akadmin?mail=root@localhost");
        expect(await opens("https://wiki.example/%(password)s")).to.equal("https://wiki.example/%(password)s");
        expect(await opens("https://wiki.example/a%20b")).to.equal("https://wiki.example/a%20b");
    });

    it("are listed for those whom policies let in; administrators may ask for all, and why", async () => {
        const { backend } = await withProvider();
        const una = await backend.as("una");
        const seen = async (query = "") => (await una.get(`core/applications/?${query}`)).body.results.length;
        expect(await seen()).to.equal(1);
        const { body: app } = await backend.admin.get("core/applications/wiki/");
        await backend.admin.post("policies/bindings/", { target: app.pk, user: 1, order: 0 });
        expect([await seen(), await seen("superuser_full_list=true")]).to.deep.equal([0, 0]);
        expect((await una.get("core/applications/wiki/check_access/")).body.passing).to.equal(false);
        expect((await backend.admin.get("core/applications/wiki/check_access/")).body.passing).to.equal(true);
        await backend.admin.post("policies/bindings/", { target: app.pk, user: 1, order: 1, negate: true });
        await backend.admin.patch("core/applications/wiki/", { policy_engine_mode: "all" });
        const listed = async (query: string) => (await backend.admin.get(`core/applications/?${query}`)).body.pagination.count;
        expect([await listed(""), await listed("superuser_full_list=true")]).to.deep.equal([0, 1]);
    });

    it("show uploaded pictures, in which no script can run", async () => {
        const { backend } = await withProvider();
        const upload = (form: FormData) => backend.admin.send("POST", "core/applications/wiki/set_icon/", form);
        expect((await upload(picture("logo.svg", "image/svg+xml", "<svg><script>alert(1)</script></svg>"))).status).to.equal(200);
        const address = (await backend.admin.get("core/applications/wiki/")).body.meta_icon as string;
        expect(address).to.equal("/media/application-icons/logo.svg");
        const shown = await backend.browser().get(address);
        expect(shown.headers.get("content-type")).to.equal("image/svg+xml");
        expect(shown.headers.get("content-security-policy")).to.include("sandbox").and.not.include("allow-scripts");
        expect(shown.headers.get("x-content-type-options")).to.equal("nosniff");
        await upload(picture("../page.html", "text/html", "<script>alert(1)</script>"));
        const page = await backend.browser().get("/media/application-icons/page.html");
        expect([page.headers.get("content-type"), page.headers.get("content-disposition")]).to.deep.equal(["application/octet-stream", "attachment"]);
        expect((await backend.browser().get(address)).status, "the picture before is gone").to.equal(404);
        const none = new FormData();
        none.set("clear", "true");
        await upload(none);
        expect((await backend.admin.get("core/applications/wiki/")).body.meta_icon).to.equal(null);
    });
});
