import { expect } from "chai";
import { sendTo, servedWorld } from "./proxied.node.test-helper.ts";

describe("a request as it came over a socket", () => {
    let world: Awaited<ReturnType<typeof servedWorld>>;
    before(async () => {
        world = await servedWorld();
    });
    after(() => world.close());

    /** The headers as `GET admin/system/` tells them. */
    async function told(headers: Record<string, string>): Promise<Record<string, string>> {
        const authorization = `Bearer ${world.backend.admin.token}`;
        const answered = await sendTo(world.port, "localhost", "/api/v3/admin/system/", { headers: { authorization, ...headers } });
        return JSON.parse(answered.text).http_headers;
    }

    it("has each header by its name in any case, also by one that every object has", async () => {
        const headers = await told({ "X-Custom": " a ", "constructor": "c" });
        expect(headers["HTTP_X_CUSTOM"]).to.equal("a");
        expect(headers["HTTP_CONSTRUCTOR"]).to.equal("c");
    });

    it("keeps cookies out of its headers", async () => {
        expect(await told({ cookie: "a=b" })).not.to.have.property("HTTP_COOKIE");
    });

    it("may name its host by a whole domain name, with a dot at its end", async () => {
        expect((await sendTo(world.port, "localhost.", "/-/health/live/")).status).to.equal(204);
    });

    it("is none with a method that Fetch forbids", async () => {
        expect((await sendTo(world.port, "localhost", "/api/v3/root/config/", { method: "TRACE" })).status).to.equal(400);
    });
});
