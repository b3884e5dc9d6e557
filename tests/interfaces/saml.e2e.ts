import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import { startTab } from "../server.ts";
import { found, running, visitor } from "./browser.ts";

/** In the page: signs in, and makes an application that takes SAML at this address. Gives its slug. */
async function application(acs_url: string): Promise<string> {
    const send = async (path: string, body?: object) => {
        const csrf = /authentik_csrf=([^;]+)/.exec(document.cookie)?.[1] ?? "";
        const headers = { "content-type": "application/json", "x-authentik-csrf": csrf };
        return (await fetch(`/api/v3/${path}`, body && { method: "POST", headers, body: JSON.stringify(body) })).json();
    };
    const flow = "flows/executor/default-authentication-flow/?query=";
    await send(flow);
    await send(flow, { uid_field: "akadmin" });
    await send(flow, { password: "akadmin" });
    const { pk: authorization_flow } = await send("flows/instances/default-provider-authorization-implicit-consent/");
    const pairs = await send("crypto/certificatekeypairs/?has_key=true");
    const mappings = await send("propertymappings/saml/?page_size=50");
    const { pk: provider } = await send("providers/saml/", {
        name: "App",
        authorization_flow,
        acs_url,
        sp_binding: "post",
        signing_kp: pairs.results[0].pk,
        property_mappings: mappings.results.map(({ pk }: { pk: string }) => pk),
    });
    return (await send("core/applications/", { name: "App", slug: "app", provider })).slug;
}

describe("SAML in a browser tab", () => {
    const tab = running(startTab);
    const posted: string[] = [];
    let server: Server;
    let acs: string;

    before(async () => {
        server = createServer((request, response) => {
            void text(request).then((body) => {
                if (request.method === "POST") posted.push(body);
                response.setHeader("content-type", "text/html").end("<h1>The application</h1>");
            });
        });
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        acs = `http://127.0.0.1:${(server.address() as AddressInfo).port}/acs`;
    });
    after(() => {
        server.closeAllConnections();
        server.close();
    });

    it("the browser posts a signed answer to the application", async () => {
        const who = await visitor();
        const page = await who.open(`${tab.url}/if/flow/default-authentication-flow/`);
        // A worker that controls the page passes requests on until the page has told it of the engine.
        await found(page, "input[name=uidField]");
        expect(await page.evaluate(application, acs)).to.equal("app");
        await page.evaluate(() => location.assign("/application/saml/app/sso/binding/init/"));
        await page.waitForFunction(() => document.body?.textContent?.includes("The application"), { timeout: 60_000 });
        const answer = new URLSearchParams(posted[0]).get("SAMLResponse") ?? "";
        const xml = Buffer.from(answer, "base64").toString();
        expect(xml).to.contain("<ds:SignatureValue>").and.contain(`Destination="${acs}"`).and.contain(">akadmin<");
    });
});
