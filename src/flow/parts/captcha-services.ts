/** Shows a challenge and tells what came of it, perhaps more than once. */
type Start = (at: HTMLElement, siteKey: string, tell: Told) => void;

interface Told {
    solved(token: string): void;
    failed(): void;
}

interface Service {
    render(at: HTMLElement, options: object): unknown;
    execute(widget: unknown): unknown;
    ready?(then: () => void): void;
}

const options = (sitekey: string, { solved, failed }: Told) => ({ sitekey, "callback": solved, "error-callback": failed, "expired-callback": failed });

/** A person sees only what the service wants to know of them, once it is asked to look. */
const invisible =
    (service: Service): Start =>
    (at, siteKey, tell) => {
        const widget = service.render(at, { ...options(siteKey, tell), size: "invisible" });
        service.execute(widget);
    };

interface Known {
    /** Where its script is. */
    readonly host: RegExp;
    /** What it leaves in the page. */
    readonly name: "hcaptcha" | "turnstile" | "grecaptcha";
    readonly start: (service: Service) => Start;
}

/** The last one is what the others can pass for: their scripts may leave its name, too. */
const SERVICES: readonly Known[] = [
    { host: /(^|\.)hcaptcha\.com$/, name: "hcaptcha", start: invisible },
    // It runs by itself as soon as it is rendered.
    { host: /^challenges\.cloudflare\.com$/, name: "turnstile", start: (service) => (at, siteKey, tell) => void service.render(at, options(siteKey, tell)) },
    {
        host: /^(www\.google\.com|(www\.)?recaptcha\.net)$/,
        name: "grecaptcha",
        start:
            (service) =>
            (...all) =>
                service.ready ? service.ready(() => invisible(service)(...all)) : invisible(service)(...all),
    },
];

/** The service that a script is of; of a script at an unknown address the one whose name it left. Undefined when there is none. */
export function captchaService(address: string): Start | undefined {
    const { hostname } = new URL(address, location.href);
    const named = SERVICES.filter(({ host }) => host.test(hostname));
    for (const { name, start } of named.length ? named : SERVICES) {
        const service = (globalThis as Partial<Record<Known["name"], Service>>)[name];
        if (service) return start(service);
    }
    return undefined;
}
