import { expect } from "chai";
import { CSRF_COOKIE } from "#mock/apps/core/identity.ts";
import { ownSource } from "../oauth/oauth-source.test-helper.ts";

const LOGIN = "/source/oauth/login/own/";

/* On Node alone: a browser lets nobody set Sec-Fetch-Site on a Request. */
describe("a source", () => {
    for (const site of ["cross-site", "same-site", "none"])
        it(`asks whoever was led to it from elsewhere (${site}), before they are connected: OWASP, login CSRF`, async () => {
            const { backend } = await ownSource();
            const eve = await backend.as("eve");
            const csrf = eve.jar.get(CSRF_COOKIE)!;
            const headers = { "x-authentik-csrf": "", "sec-fetch-site": site, "accept-language": "en" };
            const asked = await eve.send("GET", LOGIN, undefined, headers);
            expect([asked.status, String(asked.body).includes("Connect an account of Own with eve?")]).to.deep.equal([200, true]);
            const german = await eve.send("GET", LOGIN, undefined, { ...headers, "accept-language": "de" });
            expect(german.body).to.contain("Ein Konto bei Own mit eve verbinden?");
            const pressed = (token: string) =>
                eve.send("POST", LOGIN, `csrfmiddlewaretoken=${token}`, { ...headers, "content-type": "application/x-www-form-urlencoded" });
            expect((await pressed("wrong")).status).to.equal(200);
            expect((await pressed(csrf)).headers.get("location")).to.match(/^http:\/\/authentik\.test\/application\/o\/authorize\//);
        });

    it("is gone to at once from a page of ours, and where nobody is signed in", async () => {
        const { backend } = await ownSource();
        const ours = { "x-authentik-csrf": "", "sec-fetch-site": "same-origin", "accept-language": "en" };
        expect((await (await backend.as("eve")).send("GET", LOGIN, undefined, ours)).status).to.equal(302);
        expect((await backend.browser().send("GET", LOGIN, undefined, { ...ours, "sec-fetch-site": "cross-site" })).status).to.equal(302);
    });
});
