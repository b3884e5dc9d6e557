import { createServer, type Server } from "node:http";
import { expect } from "chai";
import type { Asset } from "./assets.ts";
import { portOf } from "./listening.node.test-helper.ts";
import { listener } from "./server.ts";

const file = (type: string, isImmutable = false): Asset => ({ type, body: Buffer.from("a".repeat(2000)), isImmutable, encoded: new Map() });
const FILES: Readonly<Record<string, Asset>> = {
    "/static/page.css": file("text/css"),
    "/assets/admin-0123456789.js": file("text/javascript", true),
    "/sw.js": file("text/javascript"),
    "/admin.html": file("text/html; charset=utf-8"),
};

describe("M09: what caches are told of files", () => {
    let server: Server;
    let url = "";
    before(async () => {
        const shell = (pathname: string) => (pathname === "/if/admin/" ? "/admin.html" : undefined);
        server = createServer(listener({ asset: async (pathname) => FILES[pathname], shell }));
        url = `http://127.0.0.1:${await portOf(server)}`;
    });
    after(() => server.close());
    const get = (path: string, headers: Record<string, string> = {}) => fetch(url + path, { headers: { "accept-encoding": "identity", ...headers } });

    it("M09.1: public, no-transform, with the version and a strong tag", async () => {
        const { headers } = await get("/static/page.css");
        expect(headers.get("cache-control")).to.equal("public, no-transform");
        expect(headers.get("x-authentik-version")).to.equal("2023.2.0");
        expect(headers.get("vary")).to.match(/^X-authentik-version, Etag\b/);
        expect(headers.get("etag")).to.match(/^"[\w-]{43}"$/);
    });

    it("M09.2: 304 without a body for who has it, in the encoding that they have it in", async () => {
        const tag = (await get("/static/page.css")).headers.get("etag")!;
        for (const sent of [tag, `"other", ${tag}`, `W/${tag}`, "*"]) {
            const answer = await get("/static/page.css", { "if-none-match": sent });
            expect([answer.status, await answer.text(), answer.headers.get("etag")], sent).to.deep.equal([304, "", tag]);
            expect(answer.headers.get("cache-control")).to.equal("public, no-transform");
        }
        expect((await get("/static/page.css", { "if-none-match": '"other"' })).status).to.equal(200);
        const packed = await get("/static/page.css", { "if-none-match": tag, "accept-encoding": "gzip" });
        expect([packed.status, packed.headers.get("content-encoding")]).to.deep.equal([200, "gzip"]);
        expect(packed.headers.get("etag")).not.to.equal(tag);
    });

    it("M09.3: nothing of it for pages", async () => {
        const page = await get("/if/admin/", { "if-none-match": "*" });
        expect([page.status, page.headers.get("cache-control"), page.headers.get("etag")]).to.deep.equal([200, "no-store", null]);
    });

    it("are the same below the outpost's path, which is ours at every application's host", async () => {
        const [below, itself] = await Promise.all(["/outpost.goauthentik.io/static/page.css", "/static/page.css"].map((path) => get(path)));
        expect([below!.status, below!.headers.get("etag"), await below!.text()]).to.deep.equal([200, itself!.headers.get("etag"), await itself!.text()]);
        for (const path of ["nothing.css", "../admin.html", "%2e%2e/admin.html"])
            expect((await get(`/outpost.goauthentik.io/static/${path}`)).status, path).to.equal(404);
    });

    it("D-486: files that never change may be kept for good, and the service worker is asked for each time", async () => {
        expect((await get("/assets/admin-0123456789.js")).headers.get("cache-control")).to.equal("public, no-transform, max-age=31536000, immutable");
        expect((await get("/sw.js")).headers.get("cache-control")).to.equal("no-cache");
    });
});
