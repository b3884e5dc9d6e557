import type { Backend } from "#mock/backend.ts";
import { captchaScripts } from "#mock/flows/captcha.ts";
import { pageHeaders, pageHeadersWith } from "./policy.ts";

/** What the widget of a service loads, by directive, and where its script is. */
interface Service {
    readonly host: RegExp;
    readonly loads: Readonly<Record<string, readonly string[]>>;
}

const HCAPTCHA = ["https://hcaptcha.com", "https://*.hcaptcha.com"];
const TURNSTILE = ["https://challenges.cloudflare.com"];
const RECAPTCHA = ["https://www.google.com/recaptcha/", "https://www.recaptcha.net/recaptcha/"];

/** As the services ask for it in their documentation. */
const SERVICES: readonly Service[] = [
    {
        host: /(^|\.)hcaptcha\.com$/,
        loads: { "script-src": HCAPTCHA, "frame-src": HCAPTCHA, "style-src": HCAPTCHA, "connect-src": HCAPTCHA },
    },
    { host: /^challenges\.cloudflare\.com$/, loads: { "script-src": TURNSTILE, "frame-src": TURNSTILE } },
    {
        host: /^(www\.google\.com|(www\.)?recaptcha\.net)$/,
        loads: {
            "script-src": [...RECAPTCHA, "https://www.gstatic.com/recaptcha/"],
            "frame-src": [...RECAPTCHA, "https://recaptcha.google.com/recaptcha/"],
            "connect-src": RECAPTCHA,
        },
    },
];

/** What a script loads from its own server, where it is none of a known service. */
const ownServer = (origin: string): Service["loads"] => ({ "script-src": [origin], "frame-src": [origin], "connect-src": [origin] });

/** What a script may load; nothing where it is none that another server has. */
function loadsOf(address: string): Service["loads"] {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (!url || !/^https?:$/.test(url.protocol)) return {};
    return SERVICES.find(({ host }) => host.test(url.hostname))?.loads ?? ownServer(url.origin);
}

/** Headers of the page of flows: captcha services come in with the stages that ask them, and go with them. */
export async function flowPageHeaders(backend: Backend): Promise<typeof pageHeaders> {
    const sources = new Map<string, Set<string>>();
    for (const script of await backend.look(captchaScripts))
        for (const [directive, more] of Object.entries(loadsOf(script))) sources.set(directive, new Set([...(sources.get(directive) ?? []), ...more]));
    return sources.size ? pageHeadersWith(sources) : pageHeaders;
}
