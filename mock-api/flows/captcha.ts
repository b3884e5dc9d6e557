import type { Call } from "#kernel/http/call.ts";
import type { Models } from "#kernel/base/models.ts";
import { own } from "#kernel/base/own.ts";
import { ask, type Asker, isReached, jsonOf, Unreachable } from "#mock/outside/client.ts";

export type CaptchaSettings = Models["authentik_stages_captcha.captchastage"];

/** What an interface says that brings widgets of its own for services that are not reached (Prefer, RFC 7240). Everybody else gets the service's. */
export const STAND_INS = "sandbox-stand-ins";

/** What the sandbox's own widget is called where a challenge names the script of a service: it is a part of the interface, and nothing is loaded. */
export const TEST_WIDGET = "/-/sandbox/captcha/";

/** What that widget answers: somebody has said that they are a person, or has let the check fail. */
const PASSED = "sandbox-passed";
const FAILED = "sandbox-failed";

/** A service's answer, less what is not looked at: what is wrong with a token; nothing where it is good. `undefined`: there was no answer. */
type Verdict = readonly string[] | undefined;

/**
 * Secret keys that services publish for tests, and what they answer to any token then. Sources: developers.google.com/recaptcha/docs/faq,
 * docs.hcaptcha.com/#integration-testing-test-keys, developers.cloudflare.com/turnstile/troubleshooting/testing.
 */
const PUBLISHED: Readonly<Record<string, readonly string[]>> = {
    "6LeIxAcTAAAAAGG-vFI1TnRWxMZNFuojJ4WifJWe": [],
    "0x0000000000000000000000000000000000000000": [],
    "1x0000000000000000000000000000000AA": [],
    "2x0000000000000000000000000000000AA": ["invalid-input-response"],
    "3x0000000000000000000000000000000AA": ["timeout-or-duplicate"],
};

/** Whether the sandbox stands in for the service, since it cannot ask it (D-904). */
export const standsIn = (call: Pick<Call, "url">, { api_url }: CaptchaSettings): boolean => !URL.canParse(api_url) || !isReached(call, new URL(api_url));

/** Has the service judge a token, or whoever stands in for it. */
export const judge = (asker: Asker, settings: CaptchaSettings, token: string, ip: string): Promise<Verdict> | Verdict =>
    standsIn(asker, settings) ? standIn(settings, token) : verify(asker, settings, token, ip);

function standIn({ private_key }: CaptchaSettings, token: string): Verdict {
    if (token === FAILED) return ["invalid-input-response"];
    return own(PUBLISHED, private_key) ?? (token === PASSED ? [] : ["invalid-input-response"]);
}

/** As all three services have it, after the first of them: developers.google.com/recaptcha/docs/verify. */
async function verify(asker: Asker, { api_url: url, private_key: secret }: CaptchaSettings, token: string, ip: string): Promise<Verdict> {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const body = new URLSearchParams({ secret, response: token, remoteip: ip }).toString();
    try {
        const answered = await ask(asker, { method: "POST", url, headers, body });
        const said = answered.status < 400 ? jsonOf(answered) : undefined;
        if (!said) return undefined;
        const codes = said["error-codes"];
        return said.success === true ? [] : Array.isArray(codes) && codes.length ? codes.map(String) : ["unknown-error"];
    } catch (error) {
        if (error instanceof Unreachable) return undefined;
        throw error;
    }
}

/** Addresses of the scripts that captcha stages of this installation load from their services. */
export const captchaScripts = (call: Call): string[] => [
    ...new Set(
        call.db
            .all("authentik_stages_captcha.captchastage")
            .filter((stage) => !standsIn(call, stage))
            .map(({ js_url }) => js_url),
    ),
];
