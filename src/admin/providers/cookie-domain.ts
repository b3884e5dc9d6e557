import { msg } from "@lit/localize";
import type { ProxyProvider } from "#src/api/providers.api.ts";

const bare = (domain: string): string => domain.trim().replace(/^\./, "").toLowerCase();

/** Whether browsers keep cookies for all below a name: not for an IP address, nor for a name of one part, as `localhost`. */
const isDomain = (name: string): boolean => /^[^.:]+(?:\.[^.:]+)+$/.test(name) && !/^[\d.]+$/.test(name);

/** The domain above a sign-in address: `example.com` of `https://login.example.com`; empty where there is none. */
export function domainAbove(address: string): string {
    const above = URL.canParse(address) ? new URL(address).hostname.replace(/^[^.]+\./, "") : "";
    return isDomain(above) && isDomain(new URL(address).hostname) ? above : "";
}

/** Why nobody could sign in for a whole domain; undefined where they can. */
export function misfit({
    mode,
    external_host: address,
    cookie_domain: domain = "",
}: Pick<ProxyProvider, "mode" | "external_host" | "cookie_domain">): string | undefined {
    if (mode !== "forward_domain") return undefined;
    const name = bare(domain);
    if (!isDomain(name)) return msg("Browsers keep no cookies for this. A domain has two parts or more, such as example.com.");
    const host = URL.canParse(address) ? new URL(address).hostname : "";
    return host === name || host.endsWith(`.${name}`)
        ? undefined
        : msg("The sign-in URL is not below the cookie domain: the applications would not recognize people who sign in there.");
}
