import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { closeBrowser, visitor } from "./browser.ts";
import { journey } from "./journey.ts";
import { ownAccount } from "./own-account.ts";

type Static = { serveStatic(options: { port: number; host: string }): Promise<Server> };

describe("the sandbox in a browser tab", () => {
    let server: Server;
    let url: string;
    before(async () => {
        const { serveStatic } = (await import(pathToFileURL(path.resolve("dist/static.mjs")).href)) as Static;
        server = await serveStatic({ port: 0, host: "127.0.0.1" });
        url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    after(async () => {
        await closeBrowser();
        server.closeAllConnections();
        server.close();
    });

    it("carries an administrator from sign-in to sign-out", async () => {
        await journey(await visitor(), url, "akadmin");
    });

    it("lets users look after their own account", async () => {
        await ownAccount(await visitor(), url, "akadmin");
    });
});
