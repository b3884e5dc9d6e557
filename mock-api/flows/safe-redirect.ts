import { own } from "#kernel/base/own.ts";
import { HttpError } from "#kernel/base/errors.ts";

/** A place that a flow must not lead to: refused, so that a link to us cannot send people elsewhere. */
export class UnsafeRedirect extends HttpError {
    constructor() {
        super(400, { detail: "Redirects go to this host only." });
    }
}

/** Names that the original resolves to its own pages. */
const PAGES: Record<string, string> = { "authentik_core:if-user": "/if/user/", "authentik_core:if-admin": "/if/admin/", "authentik_core:root-redirect": "/" };

/**
 * Where a flow ends that was opened with `next`: a path of this host, its unsafe characters encoded. Throws UnsafeRedirect for another origin.
 * Stricter than the original where browsers read an address as absolute (`https:/x`): D-004.
 */
export function safeNext(next: string | undefined): string {
    const wanted = next ?? "/";
    const page = own(PAGES, wanted);
    if (page) return page;
    const isBare = !wanted.includes("/") && !wanted.includes(".");
    // Browsers drop leading blanks and control characters before they read an address.
    const hasHidden = /^[\u0000-\u0020]|[\t\n\r]/.test(wanted);
    const isElsewhere = /^[a-z][a-z0-9+.-]*:/i.test(wanted) || /^(\/\/|\\)/.test(wanted);
    if (isBare || hasHidden || isElsewhere) throw new UnsafeRedirect();
    return encodeUnsafe(wanted);
}

/** Percent-encodes what has no place in an address; what is encoded stays so. */
const encodeUnsafe = (path: string): string => path.replace(/[^\w\-.~:/?#[\]@!$&'()*+,;=%]/g, (character) => encodeURIComponent(character));
