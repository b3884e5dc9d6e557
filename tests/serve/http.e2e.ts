import { expect } from "chai";
import { type Served, startServer } from "../server.ts";

describe("the server", () => {
    let served: Served;
    before(async () => void (served = await startServer()));
    after(() => served.stop());

    it("serves each interface with a strict policy and without inline script", async () => {
        for (const path of ["/if/admin/", "/if/user/", "/if/flow/default-authentication-flow/"]) {
            const response = await fetch(served.url + path);
            const page = await response.text();
            expect(response.status).to.equal(200);
            expect(response.headers.get("content-security-policy")).to.contain("script-src 'self'").and.contain("require-trusted-types-for 'script'");
            expect(page).not.to.match(/<script(?![^>]*\ssrc=)/);
            expect(page).not.to.contain("boot-");
            expect(response.headers.getSetCookie().join()).to.contain("authentik_csrf=");
        }
    });

    it("sends hashed files for good and compressed", async () => {
        const page = await (await fetch(`${served.url}/if/admin/`)).text();
        const [, script] = /src="(\/assets\/admin-[^"]+)"/.exec(page)!;
        const response = await fetch(served.url + script!, { headers: { "accept-encoding": "br" } });
        expect(response.headers.get("cache-control")).to.contain("immutable");
        expect(response.headers.get("content-encoding")).to.equal("br");
    });

    it("leads a visitor to the sign-in, the query kept", async () => {
        const response = await fetch(`${served.url}/flows/-/default/authentication/?next=/if/admin/`, { redirect: "manual" });
        expect([response.status, response.headers.get("location")]).to.deep.equal([302, "/if/flow/default-authentication-flow/?next=%2Fif%2Fadmin%2F"]);
    });

    it("B24: shows an address that leads nowhere as a page of its own, with its style, its name and a way on", async () => {
        for (const path of ["/anything", "/api/nothing/"]) {
            const response = await fetch(served.url + path);
            const page = await response.text();
            expect(response.status).to.equal(404);
            expect(page).to.contain("<h1>Not found</h1>").and.contain('href="/"').and.not.contain("style=");
            const parts = [...page.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map(([, part]) => part!);
            // The icon of the window, its theme, its style, and the logo.
            expect(parts).to.have.length(4);
            for (const part of parts) expect((await fetch(served.url + part)).status, part).to.equal(200);
        }
    });

    it("reads addresses that carry a whole SAML request, as escaped as a sign-in makes them", async () => {
        for (const [length, status] of [
            [50_000, 200],
            [70_000, 431],
        ] as const) {
            const query = encodeURIComponent(`next=/${"x".repeat(length)}`);
            expect((await fetch(`${served.url}/api/v3/flows/executor/default-authentication-flow/?query=${query}`)).status).to.equal(status);
        }
    });

    it("answers malformed requests with an error, and goes on", async () => {
        const answers = await Promise.all(
            ["/api/v3/nowhere/", "/api/v3/core/users/%ff/", "/api/v3/core/users/?page=999", "/%2e%2e/etc/passwd", "/assets/none.js"].map(
                async (path) => (await fetch(served.url + path)).status,
            ),
        );
        for (const status of answers) expect(status).to.be.within(400, 499);
    });

    it("W8: the sign-in shows the sample company's passwords as long as they work, and only then", async () => {
        const hint = /<meta name="authentik-sandbox" content="sample"/;
        const flow = "/if/flow/default-authentication-flow/";
        expect(await (await fetch(served.url + flow)).text()).not.to.match(hint);
        const sample = await startServer(undefined, {}, [], ["--sample"]);
        expect(await (await fetch(sample.url + flow)).text())
            .to.match(hint)
            .and.match(/data-open="[^"]*\bamara\.okafor\b/);
        await sample.stop();
    });
});
