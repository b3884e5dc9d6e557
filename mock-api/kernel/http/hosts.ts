/*
 * Which names an installation answers to. A name that was not configured is refused: a page of another site can point its own name at
 * this machine (DNS rebinding) and would then be of the same origin; and mails would carry whatever name a stranger sent.
 */

/** `localhost`, names below it (RFC 6761 6.3), and the addresses of the machine itself. */
export const isLoopback = (hostname: string): boolean =>
    hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);

/** An address instead of a name: DNS rebinding needs a name. */
const isAddress = (hostname: string): boolean => hostname.startsWith("[") || /^\d{1,3}(\.\d{1,3}){3}$/.test(hostname);

/** Listening at every address of the machine: whoever reaches one may use it. It is none itself. */
export const isEveryAddress = (host: string): boolean => ["0.0.0.0", "::", "[::]"].includes(host);

/** Whether a name is one of these; `0.0.0.0` and `::` mean every address, `.example.com` all names below it. */
export const isOneOf = (hostname: string, names: readonly string[]): boolean =>
    names.some((name) => (name.startsWith(".") ? hostname.endsWith(name) : name === hostname)) || (isAddress(hostname) && names.some(isEveryAddress));

/** The `Host` header as name and port, without the dot that ends a whole domain name; null for anything else: a path in it must never become a path of ours. */
export function readHost(header: string): { host: string; hostname: string } | null {
    const found = /^((?:[a-z0-9](?:[\w-]*[a-z0-9])?\.)*[a-z0-9](?:[\w-]*[a-z0-9])?(?=\.?(?::|$))|\[[0-9a-f:.]+\](?=:|$))\.?(:\d{1,5})?$/i.exec(
        header.toLowerCase(),
    );
    if (!found || header.length > 261) return null;
    const [, hostname = "", port = ""] = found;
    return { host: hostname + port, hostname };
}
