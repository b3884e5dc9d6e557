/** Shows a challenge invisibly and gives its token. */
type Start = (at: HTMLElement, siteKey: string, solved: (token: string) => void) => void;

interface Service {
    render(at: HTMLElement, options: object): unknown;
    execute(widget: unknown): unknown;
    ready?(then: () => void): void;
}

const invisible =
    (service: Service): Start =>
    (at, sitekey, callback) => {
        const widget = service.render(at, { sitekey, callback, size: "invisible" });
        service.execute(widget);
    };

/** The service whose script was loaded; undefined when it is an unknown one. */
export function captchaService(): Start | undefined {
    const { grecaptcha, hcaptcha, turnstile } = globalThis as { grecaptcha?: Service; hcaptcha?: Service; turnstile?: Service };
    if (grecaptcha) return (...all) => grecaptcha.ready?.(() => invisible(grecaptcha)(...all));
    if (hcaptcha) return invisible(hcaptcha);
    // It runs by itself as soon as it is rendered.
    return turnstile && ((at, sitekey, callback) => void turnstile.render(at, { sitekey, callback }));
}
