import { expect } from "@open-wc/testing";
import { openForm } from "#src/elements/form/open-form.ts";
import { deep, fill, find, press, textOf } from "#src/pages/testing/engine.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { sourceKinds } from "./forms.ts";
import "./plex-servers.ts";

const EXAMPLE = "/-/sandbox/identity-provider/plex";

describe("servers of a Plex source", () => {
    const engine = withEngine();
    const { fetch: realFetch, open: realOpen } = window;
    /** Windows that were opened. */
    let opened: string[];

    beforeEach(() => {
        opened = [];
        const browser = engine.backend.browser();
        // Plex is not asked by the API's client.
        window.fetch = (target, init) =>
            String(target).startsWith("/-/sandbox/") ? browser.fetch(new Request(new URL(String(target), location.origin), init)) : realFetch(target, init);
        window.open = (address) => {
            opened.push(String(address));
            return null;
        };
    });
    afterEach(() => Object.assign(window, { fetch: realFetch, open: realOpen }));

    const plexForm = sourceKinds["ak-source-plex-form"].form;
    const make = async (more: object = {}) =>
        (await engine.backend.admin.post("sources/plex/", { name: "Films", slug: "films", client_id: "sandbox-films", plex_token: "example-owner", ...more }))
            .body;
    const stored = async () => (await engine.backend.admin.get("sources/plex/films/")).body;
    const servers = () => find(document, "ak-plex-servers");
    const offered = async () => deep(await servers(), "label").map(textOf);

    it("are loaded by whoever signs in at Plex, whose token is filled in", async () => {
        void openForm(plexForm, undefined);
        await fill(document, "name", "Films");
        await press(await servers(), "Load servers");
        await waitUntil(() => opened.length > 0, "Plex is opened");
        const code = new URL(opened[0]!, location.origin).searchParams.get("code")!;
        await find(await servers(), "p", "Waiting for you to sign in at Plex");
        await engine.backend.browser().get(`${EXAMPLE}/choose/?code=${code}&person=owner`);
        await find(await servers(), "p", "The account has 2 servers.");
        (await find(await servers(), "label", "Paperlane films")).click();
        (await find(document, "ak-form")).shadowRoot!.querySelector<HTMLButtonElement>("button[type=submit]")!.click();
        await waitUntil(() => engine.asked("POST /api/v3/sources/plex/").length > 0, "it is saved");
        expect(await stored()).to.deep.include({ plex_token: "example-owner", allowed_servers: ["paperlane-films"] });
    });

    it("are loaded by the token that there is; those that were chosen before stay in view, also when they are not the account's any more", async () => {
        void openForm(plexForm, await make({ allowed_servers: ["gone", "paperlane-records"] }));
        expect(await offered()).to.deep.equal(["gone", "paperlane-records"]);
        await press(await servers(), "Load servers");
        await find(await servers(), "p", "The account has 2 servers.");
        expect(opened).to.deep.equal([]);
        expect((await offered()).map((text) => text.split(" paperlane")[0])).to.deep.equal(["Paperlane films", "Paperlane records", "gone"]);
        (await find(await servers(), "label", "gone")).click();
        expect(((await servers()) as HTMLElement & { value: string[] }).value).to.deep.equal(["paperlane-records"]);
        expect(await offered()).to.have.lengthOf(3);
    });

    it("are typed where they cannot be loaded, and Enter sends no form", async () => {
        void openForm(plexForm, await make({ plex_token: "nobody" }));
        await press(await servers(), "Load servers");
        await find(await servers(), "p.problem", "Plex does not accept the token.");
        const input = await find<HTMLInputElement>(await servers(), "input[type=text]");
        input.value = " 3f1c ";
        input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, composed: true, cancelable: true }));
        expect(((await servers()) as HTMLElement & { value: string[] }).value).to.deep.equal(["3f1c"]);
        expect(engine.asked("PATCH")).to.deep.equal([]);
    });
});
