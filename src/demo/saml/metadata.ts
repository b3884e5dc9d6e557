import { ask, type Exchange } from "../oauth/exchange.ts";
import { DSIG, METADATA, REDIRECT } from "./names.ts";
import { children, only, parseXml, textIn } from "./xml.ts";

/** An identity provider, as its metadata describe it (SAML 2.0 Metadata 2.4.3), as far as the demo needs it. */
export interface IdentityProvider {
    readonly entityId: string;
    /** Where sign-ins and sign-outs are asked for by the redirect binding. */
    readonly signOn: string;
    readonly signOut: string;
    /** Base64 of DER: what its answers are signed with. */
    readonly certificates: readonly string[];
}

/** Asks for an application's metadata; `provider` is undefined where they cannot be used. */
export async function askMetadata(slug: string): Promise<{ exchange: Exchange; provider: IdentityProvider | undefined }> {
    const exchange = await ask(new URL(`/application/saml/${encodeURIComponent(slug)}/metadata/`, location.origin).href);
    return { exchange, provider: exchange.status === 200 ? providerIn(exchange.text) : undefined };
}

export function providerIn(text: string): IdentityProvider | undefined {
    const root = parseXml(text);
    const descriptor = only(root, METADATA, "IDPSSODescriptor");
    const service = (kind: string) =>
        children(descriptor, METADATA, kind)
            .find((one) => one.getAttribute("Binding") === REDIRECT)
            ?.getAttribute("Location") ?? "";
    const provider = {
        entityId: root?.getAttribute("entityID") ?? "",
        signOn: service("SingleSignOnService"),
        signOut: service("SingleLogoutService"),
        certificates: children(descriptor, METADATA, "KeyDescriptor").map((key) => textIn(only(key, DSIG, "KeyInfo", "X509Data", "X509Certificate"))),
    };
    return provider.entityId && provider.signOn ? provider : undefined;
}
