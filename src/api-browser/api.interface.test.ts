import { expect, fixture, html } from "@open-wc/testing";
import { apiDocument } from "#src/api/document.api.ts";
import { THEMES, useTheme } from "#src/elements/testing/colors.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { deep, find, press, textOf } from "#src/pages/testing/engine.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import "./api.interface.ts";
import { addressOfSent } from "#src/shell/requests/sent-request.ts";
import { operationsOf, searched, trialOf } from "./operations.ts";
import { sampleOf } from "./shapes.ts";

describe("the browser of the API", () => {
    const engine = withEngine();
    const show = (id = ""): Promise<HTMLElement> => {
        history.replaceState(null, "", `#/${id}`);
        return fixture<HTMLElement>(html`<ak-interface-api></ak-interface-api>`);
    };
    const type = (element: HTMLElement, selector: string, value: string): void => {
        const input = deep<HTMLInputElement>(element, selector)[0]!;
        input.value = value;
        input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
        input.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
    };
    const line = (page: HTMLElement) => textOf(deep(page, 'pre[aria-label="the request for curl"]')[0]!);

    it("lists every operation of the document by its tag, and finds them", async () => {
        const document = await apiDocument();
        const operations = operationsOf(document);
        const page = await show();
        await find(page, "summary", "core 59");
        for (const group of deep(page, "nav summary")) group.click();
        await waitUntil(() => deep(page, "nav a").length === operations.length, "all groups are open");
        expect(searched(operations, "delete token").map(({ id }) => id)).to.deep.equal([
            "core_tokens_destroy",
            "oauth2_access_tokens_destroy",
            "oauth2_refresh_tokens_destroy",
        ]);
        expect(searched(operations, "xyzzy")).to.deep.equal([]);
    });

    it("shows parameters, the body and the answers of each of them", async () => {
        const document = await apiDocument();
        const page = await show();
        const nav = await find(page, "nav");
        for (const { id, method, path } of operationsOf(document).filter((_, index) => index % 25 === 0)) {
            history.replaceState(null, "", `#/${id}`);
            window.dispatchEvent(new HashChangeEvent("hashchange"));
            await find(page, "main h1", `${method} /api/v3${path}`);
        }
        expect(nav.isConnected).to.equal(true);
    });

    it("leaves out what is not sent, and begins a body with what must be", async () => {
        const { components } = await apiDocument();
        const page = await show("core_groups_create");
        await find(page, "main h1", "POST /api/v3/core/groups/");
        const fields = deep(page, "main > .fields > li > code").map(textOf);
        expect(fields).to.include("name").and.not.include("pk");
        expect(sampleOf({ $ref: "#/components/schemas/GroupRequest" }, components.schemas)).to.deep.equal({ name: "" });
    });

    it("is tried as the signed-in user, and shows the line that does the same", async () => {
        const page = await show("core_groups_create");
        await find(page, "#body");
        type(page, "#body", `{"name": "it's new"}`);
        await waitUntil(() => line(page).includes(`it'\\''s new`));
        await press(page, "Send");
        await find(page, "p", "201");
        const made = await engine.backend.admin.get("core/groups/?name=it's%20new");
        expect(made.body.results).to.have.length(1);
    });

    it("fills parameters into path and query", async () => {
        const page = await show("core_users_retrieve");
        await find(page, "#path-id");
        type(page, "#path-id", "1");
        await waitUntil(() => line(page).includes("/api/v3/core/users/1/"));
        await press(page, "Send");
        expect(textOf(await find(page, 'pre[aria-label="the answer"]'))).to.contain('"username"');
    });

    it("sends of a form what was filled in, and true and false alike", async () => {
        const page = await show("core_applications_set_icon_create");
        await find(page, "#form-clear");
        expect(line(page)).not.to.contain("clear");
        for (const value of ["false", "true"]) {
            type(page, "#form-clear", value);
            await waitUntil(() => line(page).includes(`--form-string 'clear=${value}'`));
        }
    });

    it("leads the keyboard from the list to what was chosen of it", async () => {
        const page = await show();
        await find(page, "main h1", "API");
        expect(page.shadowRoot!.activeElement).to.equal(null);
        location.hash = "#/core_users_me_retrieve";
        const heading = await find(page, "main h1", "GET /api/v3/core/users/me/");
        await waitUntil(() => page.shadowRoot!.activeElement === heading);
    });

    it("shows in the list what its address leads to", async () => {
        const page = await show("stages_all_list");
        const link = await find(page, "nav [aria-current=page]");
        const { top, bottom } = link.getBoundingClientRect();
        expect([top >= 0, bottom <= innerHeight]).to.deep.equal([true, true]);
    });

    it("shows a refusal as it is, and asks before something is deleted", async () => {
        const page = await show("core_groups_destroy");
        await find(page, "#path-group_uuid");
        type(page, "#path-group_uuid", "00000000-0000-0000-0000-000000000000");
        await press(page, "Send");
        const dialog = await find(document, "ak-modal");
        await find(dialog, "div", "DELETE /api/v3/core/groups/00000000-0000-0000-0000-000000000000/");
        expect(engine.asked("DELETE")).to.deep.equal([]);
        await press(dialog, "Send");
        await find(page, "p", "404");
    });

    it("begins with what was sent before, to be changed and sent again", async () => {
        const { pk } = (await engine.backend.admin.post("core/groups/", { name: "before" })).body;
        const url = `/api/v3/core/groups/${pk}/`;
        const address = addressOfSent({ method: "PATCH", url, body: '{"name":"before","attributes":{"password":"***"}}' });
        const page = await show(address.slice(address.indexOf("#/") + 2));
        await find(page, "main h1", "PATCH /api/v3/core/groups/{group_uuid}/");
        expect(deep<HTMLInputElement>(page, "#path-group_uuid")[0]!.value).to.equal(pk);
        expect(JSON.parse(deep<HTMLTextAreaElement>(page, "#body")[0]!.value)).to.deep.equal({ name: "before", attributes: { password: "***" } });
        await find(page, "main p", "Secrets stand as ***");
        await find(page, "nav [aria-current=page]", "/core/groups/{group_uuid}/");
        expect(engine.asked("PATCH")).to.deep.equal([]);
        type(page, "#body", '{"name": "after"}');
        await press(page, "Send");
        await find(page, "p", "200");
        expect((await engine.backend.admin.get(`core/groups/${pk}/`)).body.name).to.equal("after");
    });

    it("finds the operation that was asked, with what its query said", async () => {
        const sent = (method: string, url: string) => trialOf({ method, url }, operations);
        const operations = operationsOf(await apiDocument());
        expect(sent("GET", "/api/v3/core/users/?is_active=true&groups_by_pk=a&groups_by_pk=b")).to.deep.include({
            values: { is_active: "true", groups_by_pk: "a,b" },
            operation: operations.find(({ id }) => id === "core_users_list"),
        });
        expect(sent("GET", "/api/v3/core/users/me/")?.operation.id).to.equal("core_users_me_retrieve");
        expect(sent("GET", "/api/v3/core/applications/a%20b%2Fc/")?.values).to.deep.equal({ slug: "a b/c" });
        expect(sent("GET", "/api/v3/core/applications/%zz/")?.values).to.deep.equal({ slug: "%zz" });
        expect([sent("GET", "http://["), sent("GET", "/-/sandbox/undo/1/"), sent("PATCH", "/api/v3/core/users/"), sent("", "")]).to.deep.equal([
            undefined,
            undefined,
            undefined,
            undefined,
        ]);
    });

    it("does not go on saying that somebody is signed in whose session is over", async () => {
        const page = await show("core_users_list");
        await find(page, "header span", "Signed in as akadmin");
        engine.use(engine.backend.browser());
        await press(page, "Send");
        await find(page, "p", "403");
        await find(page, "header button", "Sign in");
    });

    for (const theme of THEMES)
        it(`is accessible (${theme})`, async () => {
            await useTheme(theme);
            const page = await show("core_users_list");
            await find(page, "main h1");
            await expect(page).to.be.accessible();
        });
});
