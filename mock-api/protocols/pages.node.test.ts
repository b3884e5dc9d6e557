import { expect } from "chai";
import { createTestBackend, type TestClient } from "#mock/adapters/test/test-backend.ts";
import { authorizeUrl, worldOfBob } from "./oauth2/oauth2.test-helper.ts";

const read = (client: TestClient, path: string, languages = "de-DE,de;q=0.9,en;q=0.8") => client.send("GET", path, undefined, { "accept-language": languages });

/** The words that somebody sees. */
const seen = (body: string): string =>
    body
        .replace(/<title>.*<\/title>/, "")
        .replaceAll(/<[^>]*>/g, " ")
        .replaceAll(/\s+/g, " ")
        .trim();

async function world() {
    const { bob, backend, app } = await worldOfBob();
    const brand = async (look: object) => {
        const [tenant] = (await backend.admin.get("core/tenants/")).body.results;
        expect((await backend.admin.patch(`core/tenants/${tenant.tenant_uuid}/`, look)).status).to.equal(200);
    };
    /** Lets nobody in but the administrator. */
    const forbid = async () => {
        const { user } = (await backend.admin.get("core/users/me/")).body;
        expect((await backend.admin.post("policies/bindings/", { target: app.application.pk, user: user.pk, order: 0 })).status).to.equal(201);
    };
    return { bob, backend, app, brand, forbid };
}

describe("pages that people meet on the way to an application", () => {
    it("speak the language of the reader's browser; status, title and the page's name stay", async () => {
        const { bob, app } = await world();
        const pages: [path: string, status: number, name: string, english: string, german: string][] = [
            [
                authorizeUrl(app, { client_id: "nope" }),
                400,
                "Client ID Error",
                "Client ID Error The client identifier (client_id) is missing or invalid. Go home",
                "Unbekannte Client-ID Die Kennung des Clients (client_id) fehlt oder ist ungültig. Zur Startseite",
            ],
            [
                authorizeUrl(app, { redirect_uri: "http://evil.test/" }),
                400,
                "Redirect URI Error",
                "Redirect URI Error The request fails due to a missing, invalid, or mismatching redirection URI (redirect_uri). Go home",
                "Falsche Redirect-URI Die Redirect-URI (redirect_uri) der Anfrage fehlt, ist ungültig oder nicht für diesen Client eingetragen. Zur Startseite",
            ],
            [
                "/device",
                404,
                "Not found",
                "Not found Devices cannot sign in here: the tenant has no flow for their codes. Go home",
                "Nicht gefunden Hier können sich keine Geräte anmelden: Der Mandant hat keinen Ablauf für ihre Codes. Zur Startseite",
            ],
            [
                "/application/nowhere/",
                404,
                "Not found",
                "Not found There is nothing at this address. Go home",
                "Nicht gefunden Unter dieser Adresse gibt es nichts. Zur Startseite",
            ],
        ];
        for (const [path, status, name, english, german] of pages) {
            const [inEnglish, inGerman] = [await read(bob, path, "en"), await read(bob, path)];
            expect([inEnglish.status, inGerman.status], path).to.deep.equal([status, status]);
            expect([seen(inEnglish.body), seen(inGerman.body)]).to.deep.equal([english, german]);
            for (const { body } of [inEnglish, inGerman]) expect(body).to.contain("<title>authentik</title>").and.to.contain(`<main data-page="${name}">`);
            expect(inGerman.body).to.contain('<html lang="de">');
        }
    });

    it("say that somebody is denied in their language, beside what the policies say", async () => {
        const { bob, app, forbid } = await world();
        await forbid();
        const { body } = await read(bob, authorizeUrl(app));
        expect(seen(body))
            .to.contain("Zugriff verweigert Die Anfrage wurde abgelehnt. Angemeldet als bob.")
            .and.to.match(/Nicht Sie\? Zur Startseite$/);
        expect(body).to.contain('<main data-page="Permission denied">').and.to.contain('href="/flows/-/cancel/"').and.to.contain('href="/"');
        expect(seen((await read(bob, authorizeUrl(app), "en")).body)).to.contain("Permission denied Request has been denied. Signed in as bob.");
    });

    it("look as the tenant does", async () => {
        const { bob, app, brand, forbid } = await world();
        await brand({ branding_title: "ACME ID", branding_logo: "/media/acme.svg", branding_favicon: "/media/acme.ico" });
        await forbid();
        for (const path of [authorizeUrl(app), authorizeUrl(app, { client_id: "nope" }), "/device", "/if/session-end/app/", "/application/nowhere/"])
            expect((await read(bob, path)).body, path)
                .to.contain('<img class="brand" src="/media/acme.svg" alt="ACME ID">')
                .and.to.contain('<link rel="icon" href="/media/acme.ico">');
    });

    it("go by the address, then the person's settings, then the tenant's, then the browser's", async () => {
        const { bob, backend, app, brand } = await world();
        const unknown = authorizeUrl(app, { client_id: "nope" });
        const language = async (client: TestClient, path: string, languages: string) =>
            /<html lang="(\w+)">/.exec((await read(client, path, languages)).body)![1];
        const visitor = backend.browser();
        expect(await language(visitor, unknown, "fr, en;q=0.5, de;q=0.3")).to.equal("en");
        expect(await language(visitor, unknown, "fr")).to.equal("en");
        await brand({ attributes: { settings: { locale: "de_DE" } } });
        expect([await language(visitor, unknown, "en"), await language(bob, unknown, "en")]).to.deep.equal(["de", "de"]);
        const { user } = (await bob.get("core/users/me/")).body;
        await backend.admin.patch(`core/users/${user.pk}/`, { attributes: { settings: { locale: "en" } } });
        expect([await language(visitor, unknown, "de"), await language(bob, unknown, "de")]).to.deep.equal(["de", "en"]);
        expect(await language(bob, `${unknown}&locale=de`, "en")).to.equal("de");
    });

    it("stay English where nothing is said, as they were recorded", async () => {
        const backend = await createTestBackend();
        expect((await backend.browser().get("/application/nowhere/")).body)
            .to.contain('<html lang="en">')
            .and.to.contain("<h1>Not found</h1>");
    });
});
