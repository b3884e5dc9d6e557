import { expect } from "chai";
import { captchaService } from "./captcha-services.ts";

const SCRIPTS = {
    grecaptcha: "https://www.recaptcha.net/recaptcha/api.js",
    hcaptcha: "https://js.hcaptcha.com/1/api.js",
    turnstile: "https://challenges.cloudflare.com/turnstile/v0/api.js",
};
type Name = keyof typeof SCRIPTS;

/** What was done to a service that stands in the page under this name. */
function left(name: Name, more: object = {}) {
    const done: string[] = [];
    let given: Record<string, unknown> = {};
    const service = {
        render: (_: HTMLElement, options: Record<string, unknown>) => {
            given = options;
            return done.push(`render ${String(options.sitekey)} ${String(options.size ?? "visible")}`);
        },
        execute: (widget: unknown) => void done.push(`execute ${String(widget)}`),
        ...more,
    };
    Object.assign(globalThis, { [name]: service });
    return { done, answer: (option: string, token?: string) => (given[option] as (token?: string) => void)(token) };
}

/** Starts the service of a script. */
function started(script: string): string[] {
    const told: string[] = [];
    captchaService(script)!(document.createElement("div"), "site", { solved: (token) => told.push(token), failed: () => told.push("failed") });
    return told;
}

describe("captcha services", () => {
    afterEach(() => Object.assign(globalThis, { grecaptcha: undefined, hcaptcha: undefined, turnstile: undefined }));

    it("starts reCAPTCHA invisibly once it is ready", () => {
        let go = (): void => undefined;
        const { done, answer } = left("grecaptcha", { ready: (then: () => void) => (go = then) });
        const told = started(SCRIPTS.grecaptcha);
        expect(done).to.deep.equal([]);
        go();
        expect(done).to.deep.equal(["render site invisible", "execute 1"]);
        answer("callback", "token");
        expect(told).to.deep.equal(["token"]);
    });

    it("starts hCaptcha invisibly, and Turnstile where it is seen", () => {
        const [hcaptcha, turnstile] = [left("hcaptcha"), left("turnstile")];
        started(SCRIPTS.hcaptcha);
        started(SCRIPTS.turnstile);
        expect([hcaptcha.done, turnstile.done]).to.deep.equal([["render site invisible", "execute 1"], ["render site visible"]]);
    });

    for (const name of ["hcaptcha", "turnstile"] as const)
        it(`takes ${name} for itself, though its script passes for reCAPTCHA as well`, () => {
            const [mine, other] = [left(name), left("grecaptcha")];
            started(SCRIPTS[name]);
            started("https://captcha.example/api.js");
            expect(mine.done.filter((what) => what.startsWith("render"))).to.have.length(2);
            expect(other.done).to.deep.equal([]);
        });

    it("does not take what another stage has left for the service of this one", () => {
        left("turnstile");
        expect(captchaService(SCRIPTS.hcaptcha)).to.equal(undefined);
    });

    it("tells when nobody has solved it in time, and when it broke", () => {
        const { answer } = left("hcaptcha");
        const told = started(SCRIPTS.hcaptcha);
        answer("expired-callback");
        answer("error-callback");
        expect(told).to.deep.equal(["failed", "failed"]);
    });

    it("knows no service where the script has left nothing", () => {
        expect(captchaService("https://captcha.example/api.js")).to.equal(undefined);
    });
});
