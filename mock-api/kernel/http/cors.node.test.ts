import { expect } from "chai";
import { publicly } from "./cors.ts";
import { byNobody, endpoint } from "./endpoint.ts";
import { oauthErrors, ProtocolError } from "./error-shapes.ts";
import { ok } from "./operation.ts";
import { testHost } from "#kernel/testing/test-host.test-helper.ts";

/* On Node alone: a browser lets nobody set Origin on a Request. */

describe("other origins", () => {
    const token = endpoint("POST /token/", { authenticate: byNobody, cors: (origin) => origin === "https://app.test", errors: oauthErrors }, () => {
        throw new ProtocolError("invalid_client", "Unknown.", 401);
    });
    const keys = endpoint("GET /keys/", { authenticate: byNobody, cors: publicly }, () => ok({ keys: [] }));
    const closed = endpoint("GET /closed/", { authenticate: byNobody }, () => ok({}));
    const from = (origin: string, more: Record<string, string> = {}) => ({ headers: { origin, ...more } });
    const preflight = (origin: string) => ({
        method: "OPTIONS",
        headers: { origin, "access-control-request-method": "POST", "access-control-request-headers": "dpop" },
    });

    it("are let in by the endpoint's rule, errors included", async () => {
        const { send } = await testHost([token]);
        const granted = await send("/token/", { method: "POST", ...from("https://app.test") });
        expect([granted.status, granted.headers.get("access-control-allow-origin"), granted.headers.get("access-control-allow-credentials")]).to.deep.equal([
            401,
            "https://app.test",
            "true",
        ]);
        const foreign = await send("/token/", { method: "POST", ...from("https://evil.test") });
        expect([foreign.status, foreign.headers.get("access-control-allow-origin"), foreign.headers.get("vary")]).to.deep.equal([401, null, "Origin"]);
    });

    it("send a preflight first, and get methods and headers", async () => {
        const { send } = await testHost([token]);
        const { headers } = await send("/token/", preflight("https://app.test"));
        expect([headers.get("access-control-allow-methods"), headers.get("access-control-allow-headers")]).to.deep.equal(["POST, OPTIONS", "dpop"]);
        expect((await send("/token/", preflight("https://evil.test"))).headers.get("access-control-allow-methods")).to.equal(null);
    });

    it("may all read what is public, without credentials", async () => {
        const { send } = await testHost([keys]);
        const { headers } = await send("/keys/", from("https://any.test"));
        expect([headers.get("access-control-allow-origin"), headers.get("access-control-allow-credentials")]).to.deep.equal(["*", null]);
    });

    it("are refused where no rule allows them", async () => {
        const { send } = await testHost([closed]);
        expect((await send("/closed/", from("https://any.test"))).headers.get("access-control-allow-origin")).to.equal(null);
    });
});
