import type { Server } from "node:http";
import { expect } from "chai";
import express from "express";
import openid from "express-openid-connect";
import { found, press, running, shows, visitor } from "../interfaces/browser.ts";
import { signIn } from "../interfaces/journey.ts";
import { freePort, startServer } from "../server.ts";
import { makeOAuth2Application } from "./applications.ts";
import { startDocumented } from "./documented.ts";

const { auth, requiresAuth } = openid;
const SECRET = "s3cret+of&app";

/** The application: whoever opens it has to sign in, and is told who they are. */
function application(issuer: string, baseURL: string): express.Express {
    const app = express();
    app.use(
        auth({
            issuerBaseURL: issuer,
            baseURL,
            clientID: "app",
            clientSecret: SECRET,
            secret: "what the cookies of the application are made with",
            authorizationParams: { response_type: "code", scope: "openid email profile" },
            authRequired: false,
            idpLogout: true,
            enableTelemetry: false,
        }),
    );
    app.get("/", requiresAuth(), async ({ oidc }, response) => {
        const { email } = await oidc.fetchUserInfo();
        response.send(`<link rel="icon" href="data:," /><h1>Hello ${oidc.user?.preferred_username}</h1><p>${email}</p>`);
    });
    return app;
}

describe("an Express application with express-openid-connect", () => {
    const ran = running(async () => {
        const served = await startServer();
        const port = await freePort();
        const url = `http://127.0.0.1:${port}`;
        await makeOAuth2Application(served.url, { client_secret: SECRET, redirect_uris: `${url}/callback` });
        const listening = application(`${served.url}/application/o/app/`, url);
        const server = await new Promise<Server>((resolve) => {
            const started = listening.listen(port, "127.0.0.1", () => resolve(started));
        });
        return {
            url,
            async stop() {
                server.closeAllConnections();
                server.close();
                await served.stop();
            },
        };
    });

    it("signs somebody in, knows who they are, and signs them out of both", async () => {
        const who = await visitor();
        const page = await who.open(ran.url);
        await signIn(page, "akadmin", "akadmin-pw");
        await press(page, "ak-stage-consent button[type=submit][aria-disabled=false]");
        await shows(page, "Hello akadmin");
        expect(page.url()).to.equal(`${ran.url}/`);

        await page.goto(`${ran.url}/logout`);
        await press(page, "#logout");
        await found(page, "input[name=uidField]");
        await page.goto(ran.url);
        await found(page, "input[name=uidField]");
        await shows(page, "Sign in to continue to App.");
        expect(who.complaints).to.deep.equal([]);
    });
});

describe("the application of docs/oauth2.md", () => {
    const ran = running(async () => {
        const served = await startServer();
        const url = `http://127.0.0.1:${await freePort()}`;
        await makeOAuth2Application(served.url, { client_secret: SECRET, redirect_uris: `${url}/callback` });
        const application = await startDocumented("docs/oauth2.md", url, [
            ["http://127.0.0.1:9000/application/o/my-app/", `${served.url}/application/o/app/`],
            ['clientID: "…"', 'clientID: "app"'],
            ['clientSecret: "…"', `clientSecret: ${JSON.stringify(SECRET)}`],
        ]);
        return {
            url,
            async stop() {
                application.stop();
                await served.stop();
            },
        };
    });

    it("greets who signs in", async () => {
        const who = await visitor();
        const page = await who.open(ran.url);
        await signIn(page, "akadmin", "akadmin-pw");
        await press(page, "ak-stage-consent button[type=submit][aria-disabled=false]");
        await shows(page, "Hello authentik Default Admin");
    });
});
