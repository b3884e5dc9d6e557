import { expect } from "chai";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";
import { CookieJar } from "#mock/adapters/test/test-backend.ts";
import { byNobody, endpoint } from "./endpoint.ts";
import { isLoopback, isOneOf, readHost } from "./hosts.ts";
import { ok } from "./operation.ts";
import { testHost } from "#kernel/testing/test-host.test-helper.ts";

describe("S7: the name that a request was sent to", () => {
    it("is read from a header that is a host and nothing else", () => {
        const good = ["localhost", "localhost:9000", "sso.example.com", "SSO.Example.com:443", "127.0.0.1:1", "[::1]:9000", "a-b.c", "my_host"];
        expect(good.filter((header) => !readHost(header))).to.deep.equal([]);
        expect(readHost("SSO.Example.com:443")).to.deep.equal({ host: "sso.example.com:443", hostname: "sso.example.com" });
        expect(readHost("sso.example.com.:80")).to.deep.equal({ host: "sso.example.com:80", hostname: "sso.example.com" });
        const bad = [
            "",
            "x/api/v3/core/users/?q=",
            "a b",
            "user@host",
            "[::1].",
            "host:port",
            "host:123456",
            "http://x",
            "x#y",
            "x?y",
            "..",
            "[::1",
            "-",
            `${"a".repeat(262)}`,
        ];
        expect(bad.filter((header) => readHost(header))).to.deep.equal([]);
    });

    it("is ours when it is this machine", () => {
        expect(["localhost", "app.localhost", "127.0.0.1", "127.9.9.9", "[::1]"].every(isLoopback)).to.equal(true);
        expect(["localhost.evil.test", "127.0.0.1.evil.test", "evil.test", "10.0.0.1", ""].some(isLoopback)).to.equal(false);
    });

    it("is ours when it was configured", () => {
        expect(isOneOf("sso.test", ["sso.test"])).to.equal(true);
        expect(isOneOf("a.sso.test", ["sso.test"])).to.equal(false);
        expect(isOneOf("a.sso.test", [".sso.test"])).to.equal(true);
        expect(isOneOf("evilsso.test", [".sso.test"])).to.equal(false);
        expect(isOneOf("10.0.0.1", ["0.0.0.0"])).to.equal(true);
        expect(isOneOf("evil.test", ["0.0.0.0"])).to.equal(false);
    });

    it("is refused with 400 by everything when it is not ours", async () => {
        const { send } = await testHost([endpoint("GET /page/", { authenticate: byNobody }, () => ok("page"))]);
        for (const path of ["/page/", "/api/v3/anything/", "/nowhere/"]) expect((await send(`http://foreign.test${path}`)).status, path).to.equal(400);
        expect((await send("/page/")).status).to.equal(200);
    });

    it("may be a tenant's domain, or below it, from the moment it is one", async () => {
        const backend = await createTestBackend();
        const statusAt = async (host: string) => (await backend.fetch(new Request(`http://${host}/api/v3/root/config/`), new CookieJar())).status;
        expect(await statusAt("customer.test")).to.equal(400);
        await backend.admin.post("core/tenants/", { domain: "customer.test" });
        expect([await statusAt("customer.test"), await statusAt("sso.customer.test"), await statusAt("othercustomer.test")]).to.deep.equal([200, 200, 400]);
    });
});

describe("S14: every answer", () => {
    it("has nosniff and no-store", async () => {
        const backend = await createTestBackend();
        for (const path of ["/api/v3/core/users/me/", "/api/v3/nowhere/", "/nowhere/", "/flows/-/default/authentication/"]) {
            const { headers } = await backend.fetch(new Request(new URL(path, "http://localhost")), new CookieJar());
            expect([headers.get("x-content-type-options"), headers.get("cache-control")], path).to.deep.equal(["nosniff", "no-store"]);
        }
    });
});
