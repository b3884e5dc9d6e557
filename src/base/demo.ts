/** What the built-in demo application speaks, by how providers name their kind. */
const PROTOCOLS = new Map([
    ["ak-provider-oauth2-form", "oauth"],
    ["ak-provider-saml-form", "saml"],
    ["ak-provider-proxy-form", "proxy"],
    ["ak-provider-ldap-form", "ldap"],
]);

interface Tried {
    readonly slug: string;
    readonly provider_obj?: { readonly component: string } | null;
}

/** Where an application's provider is tried out by the demo application; undefined for one that it does not speak to. */
export function demoOf({ slug, provider_obj: provider }: Tried): string | undefined {
    const protocol = PROTOCOLS.get(provider?.component ?? "");
    return protocol && `/demo/${protocol}/${encodeURIComponent(slug)}/`;
}
