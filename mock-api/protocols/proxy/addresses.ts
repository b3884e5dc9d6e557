import type { Guarded } from "./guarded.ts";
import { OUTPOST_PATH } from "./outpost-path.ts";
import { isBelow } from "./guards.ts";

/** What makes a request at any path of an application the end of a sign-in, or its sign-out. */
export const CALLBACK_MARK = "X-authentik-auth-callback";
export const SIGN_OUT_MARK = "X-authentik-logout";

export const isMarked = ({ searchParams }: URL, mark: string): boolean => searchParams.get(mark)?.toLowerCase() === "true";

/** No address that is kept for afterwards is longer: it travels in a cookie. */
const MAX_TARGET = 2000;

/** Where authentik sends the browser back to: the first of the provider's redirect addresses. */
export function callbackAddress({ external, root }: Pick<Guarded, "external" | "root">): string {
    const path = root === external.origin ? new URL("outpost.goauthentik.io/callback", external).href : `${root}${OUTPOST_PATH}callback`;
    return `${path}?${CALLBACK_MARK}=true`;
}

/** Where a sign-in begins that is to lead to `target`. */
export const startAddress = ({ root }: Guarded, target: string): string => `${root}${OUTPOST_PATH}start?${new URLSearchParams({ rd: target }).toString()}`;

/** The application's own address as somebody opens it. */
export const homeOf = ({ external, root }: Guarded): string => (root === external.origin ? external.href : `${root}/`);

/**
 * An address that somebody may be sent to after signing in or out: of the application itself, or of the domain it guards. The original asks whether the
 * application's address occurs somewhere in it, and whether a host ends with the domain's letters: both lead anywhere (D-478).
 */
export function allowedTarget(guarded: Guarded, sent: string | null | undefined): string | undefined {
    if (!sent || sent.length > MAX_TARGET || !URL.canParse(sent)) return undefined;
    const to = new URL(sent);
    if (!/^https?:$/.test(to.protocol) || to.username || to.password) return undefined;
    return isOwn(guarded, to) ? to.href : undefined;
}

function isOwn(guarded: Guarded, to: URL): boolean {
    const { provider, root } = guarded;
    if (provider.mode === "forward_domain" && isBelow(to.hostname, provider.cookie_domain)) return true;
    const home = homeOf(guarded);
    const below = home.endsWith("/") ? home : `${home}/`;
    return new URL(root).origin === to.origin && (to.href === home || to.href.startsWith(below) || to.href.startsWith(`${home}?`));
}
