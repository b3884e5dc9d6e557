import { expect, fixture, html } from "@open-wc/testing";
import { deep, fill, find, press, textOf } from "#src/pages/testing/engine.ts";
import { listPageSuite } from "#src/pages/testing/list-page.suite.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { tokenForm } from "./token.form.ts";
import { tokensPage } from "./tokens.page.ts";
import { save } from "#src/pages/testing/form.test-helper.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";

listPageSuite("tokens", {
    page: tokensPage,
    api: "core/tokens/",
    make: async ({ admin }) => (await admin.post("core/tokens/", { identifier: "ci-pipeline", description: "Deploys" })).body.identifier as string,
    create: { button: "Create", values: { identifier: "backup-runner" }, name: "backup-runner" },
    edit: { field: "description", value: "Deploys on main" },
    effect: "Programs and links that use it stop working.",
});

describe("tokens", () => {
    const engine = withEngine();
    const open = (): Promise<HTMLElement> => fixture<HTMLElement>(html`<div>${tokensPage.render({})}</div>`);
    const row = (frame: HTMLElement, name: string): Promise<HTMLElement> => find(frame, "tbody", name);
    const make = async (identifier: string, more: object = {}): Promise<void> => {
        expect((await engine.backend.admin.post("core/tokens/", { identifier, ...more })).status).to.equal(201);
    };
    const buttons = (body: HTMLElement): string[] => deep(body, "button").map((button) => button.getAttribute("aria-label") ?? "");

    it("M22.1 edits a token that nobody manages", async () => {
        await make("ci", { description: "Deploys" });
        const frame = await open();
        (await find(await row(frame, "ci"), "button", "Edit: ci")).click();
        const form = await find(document, "ak-modal");
        expect((await find<HTMLInputElement>(form, "input[name=description]")).value).to.equal("Deploys");
        await fill(form, "description", "Deploys on main");
        (await find(form, "button[type=submit]")).click();
        await row(frame, "Deploys on main");
        expect(engine.asked("PATCH ")).to.deep.equal(["PATCH /api/v3/core/tokens/ci/"]);
    });

    it("offers no editing of what flows make: the API refuses every change of it", async () => {
        await make("link");
        const real = engine.backend.admin.fetch;
        const client = Object.assign(Object.create(engine.backend.admin), {
            fetch: async (request: Request) => {
                const answered = await real(request);
                return request.url.includes("/core/tokens/?") ? new Response((await answered.text()).replaceAll('"api"', '"recovery"'), answered) : answered;
            },
        });
        engine.use(client);
        expect(buttons(await row(await open(), "link")).filter((label) => /^(Edit|Set key)/.test(label))).to.deep.equal([]);
    });

    it("M22.2 M22.3 offers no editing of a managed token, and says that it is one", async () => {
        const { body: ci } = await engine.backend.admin.get("core/tokens/authentik-bootstrap-token/");
        const real = engine.backend.admin.fetch;
        const managed = { ...ci, managed: "goauthentik.io/outpost/x" };
        const silent = { ...ci, pk: "1", identifier: "silent", managed: undefined };
        const client = Object.assign(Object.create(engine.backend.admin), {
            fetch: async (request: Request) => {
                if (!request.url.includes("/core/tokens/?")) return real(request);
                const answer = await (await real(request)).json();
                return Response.json({ ...answer, results: [managed, silent] });
            },
        });
        engine.use(client);
        const frame = await open();
        const body = await row(frame, "Managed by authentik");
        expect(buttons(body).some((label) => label.startsWith("Edit"))).to.equal(false);
        expect(deep(body, "ak-copy")).to.have.length(1);
        // The API may leave out what is null.
        expect(buttons(await row(frame, "silent")).some((label) => label.startsWith("Edit"))).to.equal(true);
    });

    it("M32.2 shows administrators everybody's tokens, and asks for no user", async () => {
        const bob = await engine.backend.as("bob");
        for (const identifier of ["bob-1", "bob-2"]) await bob.post("core/tokens/", { identifier });
        await make("mine");
        const frame = await open();
        for (const name of ["bob-1", "bob-2", "mine"]) await row(frame, name);
        expect(engine.asked("core/tokens/?")[0]).not.to.match(/user__username=\w/);
    });

    it("narrows to an intent and to a user, and keeps both in the address", async () => {
        const bob = await engine.backend.as("bob");
        await bob.post("core/tokens/", { identifier: "bob-mail", intent: "app_password" });
        await bob.post("core/tokens/", { identifier: "bob-api" });
        await make("mine", { intent: "app_password" });
        history.replaceState(null, "", `#/core/tokens;${encodeURIComponent(JSON.stringify({ intent: "app_password", user__username: "bob" }))}`);
        const frame = await open();
        expect(textOf(await row(frame, "bob-mail")))
            .to.contain("App password")
            .and.contain("bob");
        expect(deep(frame, "tbody")).to.have.length(1);
    });

    it("finds tokens by the name of their user", async () => {
        const bob = await engine.backend.as("bob");
        await bob.post("core/tokens/", { identifier: "mail" });
        history.replaceState(null, "", `#/core/tokens;${encodeURIComponent(JSON.stringify({ search: "bob" }))}`);
        await row(await open(), "mail");
    });

    it("M06 sets a key that works at once, and looks at keys only when asked to", async () => {
        await make("ci");
        const frame = await open();
        (await find(await row(frame, "ci"), "button", "Set key: ci")).click();
        const form = await find(document, "ak-modal");
        expect(engine.asked("view_key")).to.deep.equal([]);
        const key = await find<HTMLInputElement>(await find(form, "ak-secret"), "input");
        key.value = "a-key-of-our-own";
        key.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
        await press(form, "Set key");
        await waitUntil(() => engine.asked("set_key").length > 0);
        await waitUntil(() => document.querySelector("ak-modal") === null);
        expect((await engine.backend.admin.get("core/tokens/ci/view_key/")).body.key).to.equal("a-key-of-our-own");
        const { body } = await engine.backend.admin.get("events/events/?action=secret_view");
        expect(body.results[0].context.secret.name).to.match(/^ci\b/);
    });

    it("asks for the end of a token only where it has one", async () => {
        await make("forever", { expiring: false });
        expect(textOf(await row(await open(), "forever"))).to.contain("Never");
        const made = await save(tokenForm, { identifier: "late", expiring: true, expires: "2030-01-01T00:00:00Z" }, undefined);
        expect(made.expires).to.match(/^2030-01-01/);
    });
});
