import { tenants, type CurrentTenant } from "#src/api/tenants.api.ts";
import { Shared } from "#src/base/shared.ts";

/** Branding and default flows of this host. */
export const tenant = new Shared<CurrentTenant>(async () => {
    const current = await tenants.current();
    useFavicon(current.branding_favicon);
    return current;
});

/** Name to show before the tenant is known, and where it has none. */
export const BRAND = "authentik";

/** Title of the window: what is shown, then whose it is. */
export function setTitle(...parts: (string | undefined)[]): void {
    document.title = [...parts, tenant.value?.branding_title || BRAND].filter((part) => part).join(" - ");
}

function useFavicon(href: string): void {
    if (href === "") return;
    const link = document.querySelector<HTMLLinkElement>('link[rel~="icon"]') ?? document.head.appendChild(document.createElement("link"));
    link.rel = "icon";
    link.href = href;
}
