import { expect } from "chai";
import { found, press, running, shows, visitor } from "../interfaces/browser.ts";
import { signIn } from "../interfaces/journey.ts";
import { ask, freePort, startServer } from "../server.ts";
import { importSamlProvider, make } from "./applications.ts";
import { startDocumented } from "./documented.ts";

describe("the application of docs/saml.md", () => {
    const ran = running(async () => {
        const served = await startServer();
        const url = `http://127.0.0.1:${await freePort()}`;
        const application = await startDocumented("docs/saml.md", url, [["http://127.0.0.1:9000", served.url]]);
        // The provider is made of what the application says of itself.
        const metadata = await (await fetch(`${url}/metadata`)).text();
        const provider = await importSamlProvider(served.url, "My app", metadata);
        await make(served.url, "core/applications/", { name: "My app", slug: "my-app", provider });
        const { audience, acs_url } = (await ask(served.url, "GET", `providers/saml/${provider}/`)).body;
        expect([audience, acs_url]).to.deep.equal([`${url}/metadata`, `${url}/acs`]);
        return {
            url,
            async stop() {
                application.stop();
                await served.stop();
            },
        };
    });

    it("greets who signs in, and signs them out", async () => {
        const who = await visitor();
        const page = await who.open(ran.url);
        await signIn(page, "akadmin", "akadmin-pw");
        await press(page, "ak-stage-consent button[type=submit][aria-disabled=false]");
        await shows(page, "Hello root@localhost");
        await press(page, "a", "Sign out");
        await found(page, "#logout");
    });
});
