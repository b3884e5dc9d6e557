import { expect } from "@open-wc/testing";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";
import { permissionsOf } from "#mock/protocols/oauth2/authorize/permissions.ts";
import { stubApi } from "#src/api/stub.test-helper.ts";
import { locale } from "#src/context/locale.ts";
import { session } from "#src/context/session.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { serverText } from "./server-texts.ts";

describe("texts of the server", () => {
    let language = "de";
    let restore: () => void;

    before(async () => {
        ({ restore } = stubApi(() => ({ body: { user: { pk: 1, username: "ada", settings: { locale: language } } } })));
        await locale.start();
        await session.refresh();
        await waitUntil(() => serverText("Log in") === "Anmelden");
    });
    after(async () => {
        language = "en";
        await session.refresh();
        await waitUntil(() => serverText("Log in") === "Log in");
        restore();
        session.clear();
        localStorage.removeItem("ak-locale");
    });

    it("W7: titles and fields of every flow of a fresh install, and of the examples, are in the visitor's language", async () => {
        const backend = await createTestBackend();
        const available: { path: string }[] = (await backend.admin.get("managed/blueprints/available/")).body;
        for (const { path } of available.filter(({ path }) => path.startsWith("example/"))) {
            const made = await backend.admin.post("managed/blueprints/", { name: path, path, enabled: true });
            await backend.admin.post(`managed/blueprints/${made.body.pk}/apply/`, {});
        }
        const { results: flows } = (await backend.admin.get("flows/instances/?page_size=100")).body;
        const { results: prompts } = (await backend.admin.get("stages/prompt/prompts/?page_size=100")).body;
        await backend.close();
        const titles: string[] = flows.map(({ title }: { title: string }) => title.replace("%(app)s", "Wiki"));
        const labels: string[] = prompts.filter(({ type }: { type: string }) => type !== "static").map(({ label }: { label: string }) => label);
        expect(titles.length).to.be.greaterThan(8);
        expect(labels.length).to.be.greaterThan(5);
        // "Name" is the same word.
        expect([...titles, ...labels].filter((text) => text !== "Name" && serverText(text) === text)).to.deep.equal([]);
    });

    it("W7: whatever a scope of a fresh install lets an application do is told in the visitor's language", async () => {
        const backend = await createTestBackend();
        const { results: mappings } = (await backend.admin.get("propertymappings/scope/?page_size=100")).body;
        const scopes = [
            "user",
            "read:user",
            "user:email",
            "read:org",
            "goauthentik.io/api",
            ...mappings.map(({ scope_name }: { scope_name: string }) => scope_name),
        ];
        const permissions = await backend.look(({ db }) => permissionsOf(db, scopes));
        await backend.close();
        // Of what has no name nothing is told.
        const names = permissions.map(({ name }) => name).filter(Boolean);
        expect(names.length).to.be.greaterThan(6);
        expect(names.filter((name) => serverText(name) === name)).to.deep.equal([]);
    });

    it("W7: names and numbers in a text stay", () => {
        expect(serverText("You're about to sign into Wiki.")).to.equal("Sie melden sich gleich bei Wiki an.");
        expect(serverText("Too many attempts. Try again in 5 minutes.")).to.contain("5 Minuten");
    });

    it("what an administrator has written stands as it is", () => {
        for (const text of ["Welcome to Quillmere!", "constructor", ""]) expect(serverText(text)).to.equal(text);
    });

    it("a source that was connected is named", () => {
        expect(serverText("Paperlane (SAML) is connected to your account.")).to.equal("Paperlane (SAML) ist mit Ihrem Konto verbunden.");
    });
});
