import { expect } from "chai";
import { createTestBackend } from "../test/test-backend.ts";
import { listening } from "./listening.node.test-helper.ts";
import { sendTo } from "./proxied.node.test-helper.ts";
import { listener } from "./server.ts";
import { shellOf } from "./shells.ts";

describe("the page of a flow", () => {
    it("is a 404 where there is no such flow, and the same page", async () => {
        const backend = await createTestBackend();
        const page = { type: "text/html; charset=utf-8", body: Buffer.from("<!doctype html>"), isImmutable: false, encoded: new Map() };
        const served = await listening(listener({ asset: async (file) => (file.endsWith(".html") ? page : undefined), shell: shellOf }, backend));
        const statusOf = async (path: string, method = "GET") => (await sendTo(served.port, "localhost", path, { method })).status;
        try {
            expect(await statusOf("/if/flow/default-authentication-flow/")).to.equal(200);
            expect(await statusOf("/if/flow/nothing/")).to.equal(404);
            expect(await statusOf("/if/flow/nothing/?next=/", "HEAD")).to.equal(404);
            expect(await statusOf("/if/flow/%E0%A4%A/")).to.equal(404);
            expect(await statusOf("/if/admin/")).to.equal(200);
            expect((await sendTo(served.port, "localhost", "/if/flow/nothing/")).text).to.equal("<!doctype html>");
        } finally {
            served.close();
        }
    });
});
