import { expect } from "chai";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";
import { provideNetwork } from "#mock/outside/network.ts";
import { flowPageHeaders } from "./captcha-policy.ts";
import { pageHeaders } from "./policy.ts";

const SCRIPTS = {
    recaptcha: "https://www.recaptcha.net/recaptcha/api.js",
    hcaptcha: "https://js.hcaptcha.com/1/api.js",
    turnstile: "https://challenges.cloudflare.com/turnstile/v0/api.js",
    own: "http://127.0.0.1:41192/api.js",
    text: "data:text/javascript,",
};

/** The policy of flow pages with stages of these services, by directive. */
async function policyWith(scripts: readonly string[]): Promise<Record<string, string>> {
    const backend = await createTestBackend();
    for (const js_url of scripts) await backend.admin.post("stages/captcha/", { name: js_url, public_key: "p", private_key: "s", js_url });
    const { "content-security-policy": policy } = await flowPageHeaders(backend);
    return Object.fromEntries(policy!.split("; ").map((line) => [line.split(" ")[0], line.split(" ").slice(1).join(" ")]));
}

describe("the policy of flow pages, where captcha services are reached", () => {
    beforeEach(() => provideNetwork({ isOpen: true, send: () => Promise.reject(new Error("was sent")) }));
    afterEach(() => provideNetwork(undefined));

    it("is that of every page while no stage asks a service", async () => {
        expect(await flowPageHeaders(await createTestBackend())).to.equal(pageHeaders);
    });

    it("lets in what the service of a stage loads, and nothing of the others", async () => {
        expect(await policyWith([SCRIPTS.turnstile])).to.deep.include({
            "script-src": "'self' https://challenges.cloudflare.com",
            "frame-src": "'self' https://challenges.cloudflare.com",
            "connect-src": "'self'",
            "object-src": "'none'",
        });
        expect((await policyWith([SCRIPTS.recaptcha]))["script-src"]).to.equal(
            "'self' https://www.google.com/recaptcha/ https://www.recaptcha.net/recaptcha/ https://www.gstatic.com/recaptcha/",
        );
        expect((await policyWith([SCRIPTS.own]))["script-src"], "a service of one's own").to.equal("'self' http://127.0.0.1:41192");
    });

    it("lets in all of several services, each once", async () => {
        const both = (await policyWith([SCRIPTS.hcaptcha, `${SCRIPTS.hcaptcha}?hl=de`, SCRIPTS.turnstile]))["script-src"];
        expect(both).to.equal("'self' https://hcaptcha.com https://*.hcaptcha.com https://challenges.cloudflare.com");
    });

    it("lets in no address that is a script itself", async () => {
        expect((await policyWith([SCRIPTS.text]))["script-src"]).to.equal("'self'");
    });

    it("stays as it is where the sandbox stands in for the service", async () => {
        provideNetwork({ isOpen: false, send: () => Promise.reject(new Error("was sent")) });
        const policy = await policyWith([SCRIPTS.turnstile]);
        expect(policy["script-src"]).to.equal("'self'");
        expect(policy).to.have.property("require-trusted-types-for");
    });
});
