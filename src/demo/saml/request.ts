import { secretText } from "../oauth/random.ts";
import { ASSERTION, POST, PROTOCOL } from "./names.ts";
import { xml } from "./xml.ts";

/** An identifier that nobody guesses; no XML name begins with a digit. */
const newId = (): string => `_${secretText()}`;

/** To the second, as the original writes it. */
const now = (): string => new Date().toISOString().replace(/\.\d+Z$/, "Z");

/** Asks for a sign-in (SAML 2.0 Core 3.4.1). */
export function authnRequest({ destination, acs, issuer }: { destination: string; acs: string; issuer: string }): { id: string; text: string } {
    const id = newId();
    const text = xml`<samlp:AuthnRequest xmlns:samlp="${PROTOCOL}" xmlns:saml="${ASSERTION}" ID="${id}" Version="2.0" IssueInstant="${now()}" Destination="${destination}" AssertionConsumerServiceURL="${acs}" ProtocolBinding="${POST}"><saml:Issuer>${issuer}</saml:Issuer></samlp:AuthnRequest>`;
    return { id, text };
}

/** Asks for a sign-out (SAML 2.0 Core 3.7.1). */
export const logoutRequest = ({ destination, issuer, name, session }: { destination: string; issuer: string; name: string; session: string }): string =>
    xml`<samlp:LogoutRequest xmlns:samlp="${PROTOCOL}" xmlns:saml="${ASSERTION}" ID="${newId()}" Version="2.0" IssueInstant="${now()}" Destination="${destination}"><saml:Issuer>${issuer}</saml:Issuer><saml:NameID>${name}</saml:NameID><samlp:SessionIndex>${session}</samlp:SessionIndex></samlp:LogoutRequest>`;

/** The address that carries a request (SAML 2.0 Bindings 3.4.4.1). */
export async function redirectTo(destination: string, request: string, relayState: string): Promise<string> {
    const packed = new Blob([request]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
    const url = new URL(destination);
    url.searchParams.set("SAMLRequest", btoa(String.fromCharCode(...bytes)));
    url.searchParams.set("RelayState", relayState);
    return url.href;
}

/** The text of an answer: base64, and deflated where it came in the address. Undefined for what is neither. */
export async function unpacked(parameter: string): Promise<string | undefined> {
    try {
        const bytes = Uint8Array.from(atob(parameter), (character) => character.charCodeAt(0));
        if (bytes[0] === "<".charCodeAt(0)) return new TextDecoder().decode(bytes);
        return await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();
    } catch {
        return undefined;
    }
}
