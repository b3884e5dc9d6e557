import { expect } from "chai";
import { CSRF_COOKIE } from "#mock/apps/core/identity.ts";
import { createTestBackend, type TestBackend, type TestClient } from "#mock/adapters/test/test-backend.ts";

const actsAs = async (client: TestClient): Promise<string> => (await client.get("core/users/me/")).body.user.username;

describe("S9: impersonation", () => {
    let backend: TestBackend;
    let admin: TestClient;
    let path: string;
    beforeEach(async () => {
        backend = await createTestBackend();
        admin = await backend.as("akadmin");
        path = `/-/impersonation/${(await (await backend.as("bob")).get("core/users/me/")).body.user.pk}/`;
    });
    /** As a browser follows a link: without the CSRF token. */
    const follow = (site: string, to = path) => {
        const csrf = admin.jar.get(CSRF_COOKIE)!;
        admin.jar.set(`${CSRF_COOKIE}=; Max-Age=0`);
        return admin.send("GET", to, undefined, { "sec-fetch-site": site, "accept-language": "en" }).finally(() => admin.jar.set(`${CSRF_COOKIE}=${csrf}`));
    };

    it("begins from a page of ours", async () => {
        expect((await follow("same-origin")).status).to.equal(302);
        expect(await actsAs(admin)).to.equal("bob");
    });

    it("asks first when anybody else leads here", async () => {
        for (const site of ["cross-site", "same-site", "none"]) {
            const asked = await follow(site);
            expect([asked.status, asked.body]).to.satisfy(([status, text]: [number, string]) => status === 200 && text.includes("Act as bob?"));
        }
        expect(await actsAs(admin)).to.equal("akadmin");
    });

    it("ends from a page of ours, and asks first when anybody else leads there", async () => {
        await follow("same-origin");
        for (const site of ["cross-site", "same-site", "none"]) {
            const asked = await follow(site, "/-/impersonation/end/");
            expect([asked.status, asked.body]).to.satisfy(([status, text]: [number, string]) => status === 200 && text.includes("Stop acting as bob?"));
        }
        expect(await actsAs(admin)).to.equal("bob");
        const ended = await follow("same-origin", "/-/impersonation/end/");
        expect([ended.status, ended.headers.get("location")]).to.deep.equal([302, "/"]);
        expect(await actsAs(admin)).to.equal("akadmin");
    });

    it("asks browsers that do not send where they come from", async () => {
        const csrf = admin.jar.get(CSRF_COOKIE)!;
        admin.jar.set(`${CSRF_COOKIE}=; Max-Age=0`);
        const asked = await admin.send("GET", path, undefined, { "accept-language": "en" });
        admin.jar.set(`${CSRF_COOKIE}=${csrf}`);
        expect(asked.body).to.contain("Act as bob?");
    });

    it("S4: ends when the right to it is taken away", async () => {
        await follow("same-origin");
        expect(await actsAs(admin)).to.equal("bob");
        const [administrators] = (await backend.admin.get("core/groups/?is_superuser=true")).body.results;
        await backend.admin.patch(`core/groups/${administrators.pk}/`, { users: [] });
        expect(await actsAs(admin)).to.equal("akadmin");
        expect((await admin.get("core/users/")).body.pagination.count).to.equal(0);
    });

    it("begins when the button of that page is pressed, and not by a form of somebody else", async () => {
        const pressed = (token: string) => {
            const csrf = admin.jar.get(CSRF_COOKIE)!;
            return admin.send("POST", path, new URLSearchParams({ csrfmiddlewaretoken: token || csrf }).toString(), {
                "content-type": "application/x-www-form-urlencoded",
                "x-authentik-csrf": "",
                "sec-fetch-site": token ? "cross-site" : "same-origin",
            });
        };
        expect((await pressed("wrong")).status).to.equal(200);
        expect(await actsAs(admin)).to.equal("akadmin");
        expect((await pressed("")).status).to.equal(302);
        expect(await actsAs(admin)).to.equal("bob");
        path = "/-/impersonation/end/";
        expect((await pressed("wrong")).status).to.equal(200);
        expect(await actsAs(admin)).to.equal("bob");
        expect((await pressed("")).status).to.equal(302);
        expect(await actsAs(admin)).to.equal("akadmin");
    });
});
