/** Schemes that would run as script of ours instead of leaving the page. */
const SCRIPT = new Set(["javascript:", "data:", "vbscript:", "blob:"]);

/** Whether shortcuts have ⌘ where others have Ctrl. */
export const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

/** Whether a press on a link is for another tab or window: that is the browser's to open. */
export const opensElsewhere = ({ ctrlKey, metaKey, shiftKey }: MouseEvent): boolean => ctrlKey || metaKey || shiftKey;

/** Leaving the page; an object, so that a test can replace it. */
export const browser = {
    /** Goes to a URL that may come from the server: another page, or an application's own scheme. */
    assign(url: string): void {
        location.assign(url);
    },
    reload(): void {
        location.reload();
    },
};

/** @throws RangeError for a URL that would run as script */
export function leaveFor(url: string): void {
    addressToLeaveFor(url);
    browser.assign(url);
}

/** The absolute form of a URL. @throws RangeError for one that would run as script */
export function addressToLeaveFor(url: string): string {
    const target = new URL(url, location.href);
    if (SCRIPT.has(target.protocol)) throw new RangeError(`Refused to open a ${target.protocol} address`);
    return target.href;
}

/** An address for a link; undefined for one that would run as script when somebody presses it. */
export function linkable(url: string | null | undefined): string | undefined {
    if (!url || !URL.canParse(url, location.href)) return undefined;
    return SCRIPT.has(new URL(url, location.href).protocol) ? undefined : url;
}

/** Whether an address leads to the machine that opens it (RFC 6761, section 6.3), whichever that is. */
export function isOnThisMachine(url: string): boolean {
    if (!URL.canParse(url)) return false;
    const { hostname } = new URL(url);
    return hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "[::1]" || /^127\.[\d.]+$/.test(hostname);
}

/** The sign-in, which leads back to the current page. */
export function signIn(): void {
    const here = location.pathname + location.search + location.hash;
    browser.assign(`/flows/-/default/authentication/?next=${encodeURIComponent(here)}`);
}
