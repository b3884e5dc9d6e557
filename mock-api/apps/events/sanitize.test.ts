import { expect } from "chai";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";
import { sanitized } from "./sanitize.ts";

const STARS = "*".repeat(20);
const group = { app: "authentik_core", model_name: "group", pk: "0123456789abcdef0123456789abcdef", name: "g" };

describe("the context of events", () => {
    it("M07.1 stores tuples and sets as arrays, with both entries", () => {
        const context = {
            complex: { dict: { foo: "bar" }, list: ["foo", "bar"], tuple: Object.freeze(["foo", "bar"]), set: new Set(["foo", "bar"]), password: "x" },
        };
        expect(sanitized(context)).to.deep.equal({
            complex: { dict: { foo: "bar" }, list: ["foo", "bar"], tuple: ["foo", "bar"], set: ["foo", "bar"], password: STARS },
        });
        expect(context.complex.password, "the caller's own object").to.equal("x");
    });

    it("M07.2 masks values in a list under a secret name, and looks into its objects", () => {
        const told = sanitized({ token: ["a", { k: new Set([1n]) }] });
        expect(JSON.parse(JSON.stringify(told))).to.deep.equal({ token: [STARS, { k: ["1"] }] });
    });

    it("M07.3 stores a set of objects as a list of them", () => {
        expect(sanitized({ seen: new Set([group]) })).to.deep.equal({ seen: [group] });
    });

    it("M07.4 does not take `passing` for a secret", () => {
        expect(sanitized({ result: { passing: false, messages: new Set(["no"]) } })).to.deep.equal({ result: { passing: false, messages: ["no"] } });
    });

    it("M07 stores anything else as something that JSON can carry", () => {
        const again: Record<string, unknown> = { name: "ring" };
        again.self = again;
        const told = sanitized({
            again,
            date: new Date(0),
            error: new TypeError("broken"),
            endless: Infinity,
            map: new Map([[1, "one"]]),
            bytes: new Uint8Array(3),
            nothing: undefined,
            request: new Request("http://authentik.test/"),
            symbol: Symbol("s"),
            type: URL,
        });
        expect(told).to.deep.equal({
            again: { name: "ring", self: "<again>" },
            date: "1970-01-01T00:00:00.000Z",
            error: "broken",
            endless: null,
            map: { 1: "one" },
            bytes: "<3 bytes>",
            symbol: "s",
            type: { type: "URL", module: "sandbox" },
        });
    });

    it("M07.3 finds the changes of an object by its key with dashes", async () => {
        const backend = await createTestBackend();
        const admin = await backend.as("akadmin");
        const { body: made } = await admin.post("core/groups/", { name: "watched" });
        const { body } = await admin.get(`events/events/?context_model_pk=${made.pk}`);
        expect(body.results.map(({ action }: { action: string }) => action)).to.deep.equal(["model_created"]);
    });

    it("M07.5 stores a policy's run with its messages as a list", async () => {
        const backend = await createTestBackend();
        const { body: policy } = await backend.admin.post("policies/dummy/", {
            name: "logged",
            result: true,
            execution_logging: true,
            wait_min: 0,
            wait_max: 1,
        });
        const { body: flow } = await backend.admin.get("flows/instances/default-authentication-flow/");
        await backend.admin.post("policies/bindings/", { policy: policy.pk, target: flow.pk, order: 0 });
        await backend.browser().get("flows/executor/default-authentication-flow/?query=");
        const { body } = await backend.admin.get("events/events/?action=policy_execution");
        expect(body.results[0].context.result).to.include({ passing: true });
        expect(body.results[0].context.result.messages).to.deep.equal(["dummy"]);
    });

    it("leaves what is posted as it was sent", async () => {
        const { admin } = await createTestBackend();
        const context = { password: "mine", list: [0, ""] };
        const { body } = await admin.post("events/events/", { action: "login", app: "test", context });
        expect(body.context).to.deep.equal(context);
    });
});
