import { expect, fixture, html } from "@open-wc/testing";
import { browser } from "#src/base/browser.ts";
import { locale } from "#src/context/locale.ts";
import type { Copy } from "#src/elements/copy.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { deep, find, rowOf, textOf } from "#src/pages/testing/engine.ts";
import { fieldsByName } from "#src/pages/testing/form.test-helper.ts";
import { listPageSuite } from "#src/pages/testing/list-page.suite.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { invitationForm } from "./invitation.form.ts";
import { invitationsPage } from "./invitations.page.ts";

listPageSuite("invitations", {
    page: invitationsPage,
    api: "stages/invitation/invitations/",
    make: async ({ admin }) => (await admin.post("stages/invitation/invitations/", { name: "guest" })).body.name,
    create: { button: "Create", values: { name: "visitor" }, name: "visitor" },
    edit: { field: "name", value: "friend" },
});

describe("invitations", () => {
    const engine = withEngine();
    const open = (): Promise<HTMLElement> => fixture<HTMLElement>(html`<div>${invitationsPage.render({})}</div>`);
    /** An enrollment flow that takes invitations. @returns its key */
    async function enrollment(slug: string): Promise<string> {
        const { admin } = engine.backend;
        const { body: flow } = await admin.post("flows/instances/", { name: slug, slug, title: slug, designation: "enrollment" });
        const [known] = (await admin.get("stages/invitation/stages/")).body.results;
        const stage = known ?? (await admin.post("stages/invitation/stages/", { name: "invited" })).body;
        await admin.post("flows/bindings/", { target: flow.pk, stage: stage.pk, order: 0 });
        return flow.pk;
    }
    const invite = async (more: object = {}): Promise<string> =>
        (await engine.backend.admin.post("stages/invitation/invitations/", { name: "guest", ...more })).body.pk;
    const details = async (frame: HTMLElement): Promise<HTMLElement> => {
        (await find(await rowOf(frame, "guest"), "button[aria-label='Details of guest']")).click();
        return find(frame, "ak-invitation-link");
    };
    const address = async (link: HTMLElement): Promise<string> => (await find<Copy>(link, "ak-copy")).value.replace(location.origin, "");

    it("warn where no flow takes them", async () => {
        await find(await open(), "ak-alert", "Invitations do nothing");
    });

    it("set up a flow that takes them, by which somebody can sign up", async () => {
        const frame = await open();
        (await find(frame, "ak-alert button", "Set up a flow for them")).click();
        (await find(document.body, "footer .pf-m-primary", "Set it up")).click();
        await waitUntil(() => deep(frame, "ak-alert").length === 0, "the warning is gone");
        const pk = await invite();
        const browser = engine.backend.browser();
        const at = `flows/executor/enrollment-by-invitation/?query=${encodeURIComponent(`itoken=${pk}`)}`;
        /** What the flow shows once it has passed by the stages that ask nothing. */
        const next = async (): Promise<{ type: string }> => {
            const { status, body } = await browser.get(at);
            return status === 302 ? next() : body;
        };
        await next();
        const answer = { username: "gia", name: "Gia", email: "gia@example.test", password: "Long-enough-1", password_repeat: "Long-enough-1" };
        await browser.post(at, answer);
        expect((await next()).type).to.equal("redirect");
        expect((await browser.get("core/users/me/")).body.user.username).to.equal("gia");
    });

    it("set it up in the language of whoever does", async () => {
        await locale.set("de");
        try {
            const frame = await open();
            (await find(frame, "ak-alert button")).click();
            (await find(document.body, "footer .pf-m-primary")).click();
            await waitUntil(() => deep(frame, "ak-alert").length === 0, "the warning is gone");
        } finally {
            await locale.set("en");
        }
        const { admin } = engine.backend;
        expect((await admin.get("flows/instances/enrollment-by-invitation/")).body).to.include({
            title: "Erstellen Sie Ihr Konto",
            name: "Registrierung per Einladung",
        });
        const { results } = (await admin.get("stages/prompt/prompts/?search=enrollment-by-invitation&ordering=order")).body;
        expect(results.map(({ label }: { label: string }) => label)).to.include.members(["Benutzername", "Passwort"]);
    });

    it("leave a flow as it is that was made in another tab since", async () => {
        const frame = await open();
        const setUp = await find(frame, "ak-alert button", "Set up a flow for them");
        await enrollment("sign-up");
        setUp.click();
        (await find(document.body, "footer .pf-m-primary", "Set it up")).click();
        await waitUntil(() => deep(frame, "ak-alert").length === 0, "the warning is gone");
        expect((await engine.backend.admin.get("flows/instances/?slug=enrollment-by-invitation")).body.results).to.deep.equal([]);
    });

    it("warn of nothing where a flow takes them", async () => {
        await enrollment("sign-up");
        const notice = await find<HTMLElement & { updateComplete: Promise<unknown> }>(await open(), "ak-invitation-notice");
        await waitUntil(() => engine.asked("stages/invitation/stages/?").length === 1, "it has asked");
        await notice.updateComplete;
        expect(deep(notice, "ak-alert")).to.deep.equal([]);
    });

    it("have a link for the flow that they are for", async () => {
        const flow = await enrollment("sign-up");
        await enrollment("partners");
        const pk = await invite({ flow });
        const frame = await open();
        expect(textOf(await rowOf(frame, "guest"))).to.contain("sign-up");
        const link = await details(frame);
        expect(await address(link)).to.equal(`/if/flow/sign-up/?itoken=${pk}`);
        expect(deep(link, "select")).to.deep.equal([]);
        expect(deep(link, ".warning")).to.deep.equal([]);
        const mail = await find<HTMLAnchorElement>(link, "a[href^='mailto:']");
        expect(decodeURIComponent(mail.href)).to.contain(`/if/flow/sign-up/?itoken=${pk}`);
    });

    it("can be tried by whoever made them, signed out by then", async () => {
        await enrollment("sign-up");
        const pk = await invite();
        const client = await engine.backend.as("akadmin");
        engine.use(client);
        const link = await details(await open());
        const { assign } = browser;
        const left: string[] = [];
        browser.assign = (url) => void left.push(url);
        (await find(link, "button", "Sign out and try it yourself")).click();
        await waitUntil(() => left.length > 0, "it leaves");
        browser.assign = assign;
        expect(left).to.deep.equal([`${location.origin}/if/flow/sign-up/?itoken=${pk}`]);
        expect((await client.get("core/users/me/")).status).to.equal(403);
    });

    it("F14.2: say that they do not count where their flow has no invitation stage", async () => {
        await enrollment("sign-up");
        const { body: flow } = await engine.backend.admin.post("flows/instances/", { name: "plain", slug: "plain", title: "plain", designation: "enrollment" });
        const pk = await invite({ flow: flow.pk });
        const link = await details(await open());
        expect(await address(link)).to.equal(`/if/flow/plain/?itoken=${pk}`);
        await find(link, ".warning", "The flow plain has no invitation stage");
    });

    it("have a link for each flow that takes them, where they are for none of them", async () => {
        for (const slug of ["sign-up", "partners"]) await enrollment(slug);
        const pk = await invite();
        const link = await details(await open());
        const select = await find<HTMLSelectElement>(link, "select");
        expect([...select.options].map(({ value }) => value).toSorted()).to.deep.equal(["partners", "sign-up"]);
        select.value = "partners";
        select.dispatchEvent(new Event("change"));
        await waitUntil(() => deep<Copy>(link, "ak-copy")[0]?.value.includes("partners"));
        expect(await address(link)).to.equal(`/if/flow/partners/?itoken=${pk}`);
    });

    it("say what is missing where no flow takes them", async () => {
        await invite();
        await find(await details(await open()), "p", "There is no flow in which it counts");
    });

    it("hold for a week unless somebody says otherwise", async () => {
        const { expires } = await fieldsByName(invitationForm, undefined);
        const days = (new Date(String(expires!.initial)).getTime() - Date.now()) / 86_400_000;
        expect(Math.round(days)).to.equal(7);
    });
});
