import type { Call } from "#kernel/http/call.ts";
import { base64 } from "#mock/encoding/base64.ts";
import { deflate } from "#mock/encoding/deflate.ts";
import type { XmlElement } from "#mock/encoding/xml.ts";
import { canonicalXml, plainXml } from "#mock/encoding/xml-canonical.ts";
import { type Signing, signatureOf } from "#mock/encoding/xml-signature.ts";
import { instant, NAMESPACES, POST, REDIRECT, saml } from "#mock/protocols/saml/names.ts";
import { acsUrl, issuerOf, type SamlSource, ssoUrl } from "./source.ts";

/** A question to the identity provider (SAML 2.0 Core, 3.4.1), before it is signed. */
export interface AuthnRequest {
    readonly id: string;
    readonly binding: SamlSource["binding_type"];
    readonly to: string;
    readonly acs: string;
    readonly issuer: string;
    readonly format: string;
    readonly now: number;
}

export const authnRequest = (call: Call, source: SamlSource, id: string): AuthnRequest => ({
    id,
    binding: source.binding_type,
    to: ssoUrl(call, source),
    acs: acsUrl(call, source),
    issuer: issuerOf(call, source),
    format: source.name_id_policy,
    now: call.random.now(),
});

function requestElement({ id, binding, to, acs, issuer, format, now }: AuthnRequest, signature?: XmlElement): XmlElement {
    return saml(
        "samlp:AuthnRequest",
        {
            AssertionConsumerServiceURL: acs,
            Destination: to,
            ID: id,
            IssueInstant: instant(now),
            ProtocolBinding: binding === "REDIRECT" ? REDIRECT : POST,
            Version: "2.0",
        },
        saml("saml:Issuer", {}, issuer),
        signature,
        saml("samlp:NameIDPolicy", { Format: format }),
    );
}

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** The request as a form carries it, in base64 (SAML 2.0 Bindings, 3.5.4): signed inside. */
export async function requestByForm(request: AuthnRequest, signing: Signing | undefined): Promise<string> {
    const unsigned = requestElement(request);
    const xml = signing ? canonicalXml(requestElement(request, await signatureOf(unsigned, signing))) : plainXml(unsigned, NAMESPACES);
    return base64(bytes(xml));
}

/** The address that carries the request (SAML 2.0 Bindings, 3.4.4): signed over the parameters as they are sent. */
export async function requestByAddress(request: AuthnRequest, relayState: string | undefined, signing: Signing | undefined): Promise<string> {
    const packed = base64(await deflate(bytes(plainXml(requestElement(request), NAMESPACES))));
    const parameters = { SAMLRequest: packed, ...(relayState ? { RelayState: relayState } : {}), ...(signing ? { SigAlg: signing.signer.algorithm } : {}) };
    const query = Object.entries(parameters)
        .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
        .join("&");
    const signature = signing ? `&Signature=${encodeURIComponent(await signing.signer.sign(query))}` : "";
    return `${request.to}${request.to.includes("?") ? "&" : "?"}${query}${signature}`;
}
