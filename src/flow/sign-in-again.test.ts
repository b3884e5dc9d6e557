import { expect } from "@open-wc/testing";
import { groups } from "#src/api/groups.api.ts";
import { users } from "#src/api/users.api.ts";
import { browser } from "#src/base/browser.ts";
import { ApiError } from "#src/base/errors.ts";
import { guardSession, renewSession } from "#src/context/session-guard.ts";
import { session } from "#src/context/session.ts";
import { startModal, wayToFocus } from "#src/elements/dialog/open-modal.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { fill, find, press, startEngine, type Engine } from "#src/pages/testing/engine.ts";
import type { TestClient } from "#mock/adapters/test/test-backend.ts";
import { tellOfRightsLost } from "#src/shell/rights-lost.ts";
import { signInAgain } from "./sign-in-again.ts";

describe("the end of a session", () => {
    let engine: Engine;
    let client: TestClient;
    let left: string[];
    const { assign, reload } = browser;

    before(() => guardSession(signInAgain));
    beforeEach(async () => {
        left = [];
        Object.assign(browser, { assign: (url: string) => void left.push(url), reload: () => void left.push("reload") });
        engine = await startEngine();
        client = await engine.backend.as("akadmin");
        engine.use(client);
        await session.get();
    });
    afterEach(async () => {
        document.querySelector("ak-modal")?.dispatchEvent(new CustomEvent("ak-close"));
        document.body.hidden = false;
        await engine.close();
        Object.assign(browser, { assign, reload });
    });

    const signOut = () => client.get("/flows/-/default/invalidation/").then(() => client.jar.set("authentik_session=; max-age=0"));
    /** Signs in as somebody else: the cookies of a browser are those of all its tabs. */
    async function inAnotherTab(username: string): Promise<void> {
        const { jar } = await engine.backend.as(username);
        for (const name of ["authentik_session", "authentik_csrf"]) client.jar.set(`${name}=${jar.get(name)}`);
    }
    const dialog = () => find(document, "ak-modal");
    async function signIn(username: string): Promise<void> {
        await fill(await dialog(), "uidField", username);
        await press(await dialog(), "Log in");
        const asked = await find(await dialog(), "ak-stage-password");
        await fill(asked, "password", `${username}-pw`);
        await press(asked, "Continue");
    }

    it("B2, U3: a request that was refused waits for the sign-in over the page, and is then sent", async () => {
        await signOut();
        const made = groups.create({ name: "typed before" });
        await signIn("akadmin");
        expect(await made).to.have.property("name", "typed before");
        await waitUntil(() => !document.querySelector("ak-modal"), "the dialog goes");
        expect(left).to.deep.equal([]);
    });

    it("B2: who is asked to sign in again can type at once", async () => {
        await signOut();
        const list = users.list();
        const field = await find(await dialog(), "input[name=uidField]");
        await waitUntil(() => wayToFocus()[0] === field, "the name has the focus");
        await signIn("akadmin");
        await list;
    });

    it("B2: several refused requests ask once", async () => {
        await signOut();
        const lists = [users.list(), groups.list()];
        await dialog();
        expect(document.querySelectorAll("ak-modal")).to.have.length(1);
        await signIn("akadmin");
        expect((await Promise.all(lists)).map(({ results }) => results.length > 0)).to.deep.equal([true, true]);
    });

    it("B2: who closes it goes to the sign-in, which comes back here", async () => {
        await signOut();
        const refused = users.list().catch((error: unknown) => error);
        (await dialog()).dispatchEvent(new CustomEvent("ak-close"));
        expect(await refused).to.be.instanceOf(ApiError);
        expect(left[0]).to.match(/^\/flows\/-\/default\/authentication\/\?next=/);
    });

    it("B2: another user does not go on with the page of the one before", async () => {
        await engine.backend.as("eve");
        await signOut();
        const refused = users.list().catch((error: unknown) => error);
        await signIn("eve");
        expect(await refused).to.be.instanceOf(ApiError);
        expect(left).to.deep.equal(["reload"]);
        expect(document.body.children, "nor sees it").to.have.length(0);
    });

    it("B2: another user is not asked whether to keep what was typed", async () => {
        startModal({ header: "Half filled", content: () => "typed", unsaved: () => true, mayClose: async () => true });
        const keeps = (): boolean => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
        expect(keeps(), "whoever typed it is").to.equal(true);
        await inAnotherTab("eve");
        await groups.create({ name: "not hers" }).catch(() => undefined);
        expect([keeps(), ...left]).to.deep.equal([false, "reload"]);
    });

    it("B2: who has signed in as another in a second tab does not see this page when they come back to it", async () => {
        document.dispatchEvent(new Event("visibilitychange"));
        await waitUntil(() => engine.asked("core/users/me/").length === 2, "it asks who it is");
        expect(left, "still the same").to.deep.equal([]);
        await inAnotherTab("eve");
        document.dispatchEvent(new Event("visibilitychange"));
        await waitUntil(() => left.includes("reload"));
        expect(document.body.children).to.have.length(0);
    });

    it("who is no administrator any more does not go on with a page where nothing is found", async () => {
        const [group] = (await groups.list({ is_superuser: true })).results;
        const missing = "00000000-0000-4000-8000-000000000000";
        await groups.retrieve(missing).catch(() => undefined);
        await waitUntil(() => engine.asked("core/users/me/").length === 2, "it asks whether that is for want of a right");
        expect(left, "it is not").to.deep.equal([]);
        await groups.patch(group!.pk, { users: [] });
        expect(await groups.retrieve(group!.pk).catch((error: unknown) => error)).to.have.property("status", 404);
        await waitUntil(() => left.includes("reload"), "begins again, where an administrator is not needed");
        const told = () => document.querySelector("ak-messages")?.shadowRoot?.textContent.includes("You are no longer an administrator.");
        await tellOfRightsLost();
        await waitUntil(told, "and says why");
        document.querySelector("ak-messages")!.remove();
        await tellOfRightsLost();
        expect(document.querySelector("ak-messages"), "once").to.equal(null);
    });

    it("a missing right does not mean that the session has ended", async () => {
        engine.use(await engine.backend.as("eve"));
        await session.get();
        const refused = await groups.create({ name: "not hers" }).catch((error: unknown) => error);
        expect(refused).to.be.instanceOf(ApiError).with.property("status", 403);
        expect(document.querySelector("ak-modal")).to.equal(null);
    });

    it("B3: a page that the browser's Back brings out of its cache is loaded again when nobody is signed in", async () => {
        await signOut();
        window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
        expect(document.body.hidden, "nothing is shown before it is known").to.equal(true);
        await waitUntil(() => left.includes("reload"));
        document.body.hidden = false;
    });

    it("B3: with the session still there, it is shown as it was", async () => {
        window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
        await waitUntil(() => !document.body.hidden);
        expect(left).to.deep.equal([]);
        expect(await renewSession()).to.equal(false);
    });
});
