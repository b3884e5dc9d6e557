import type { Call } from "#kernel/call.ts";
import type { Db } from "#kernel/db.ts";
import { isSigned, SignatureError } from "#mock/encoding/xml-algorithms.ts";
import type { XmlElement } from "#mock/encoding/xml.ts";
import { checkSigned } from "#mock/encoding/xml-signature.ts";
import { XmlError } from "#mock/encoding/xml.ts";
import type { SamlProvider } from "#mock/apps/providers/saml.resource.ts";
import { BadSignature, UnsignedMessage } from "../errors.ts";

interface Asked {
    readonly call: Call;
    readonly db: Db;
    readonly provider: SamlProvider;
    readonly message: XmlElement;
}

/** The certificate of those whose requests are trusted; without one, signatures are not looked at. */
const certificateOf = (db: Db, { verification_kp }: SamlProvider): string | undefined =>
    db.find("authentik_crypto.certificatekeypair", verification_kp)?.certificate_data;

/** SAML 2.0 Bindings, 3.4.4.1: the signature covers the parameters as they were sent, to the letter, in this order. */
export async function checkDetached({ call, db, provider }: Asked): Promise<void> {
    const certificate = certificateOf(db, provider);
    if (!certificate) return;
    const raw = new Map(
        call.url.search
            .slice(1)
            .split("&")
            .map((part) => [part.slice(0, part.indexOf("=")), part]),
    );
    const [signature, algorithm] = ["Signature", "SigAlg"].map((name) => call.url.searchParams.get(name));
    if (!signature || !algorithm) throw new UnsignedMessage();
    // Of a parameter that is there twice, one could be signed and the other read.
    if (["SAMLRequest", "RelayState", "SigAlg"].some((name) => call.url.searchParams.getAll(name).length > 1))
        throw new BadSignature("A parameter is there twice.");
    const covered = ["SAMLRequest", "RelayState", "SigAlg"].flatMap((name) => raw.get(name) ?? []).join("&");
    if (!(await trusted(() => isSigned(covered, signature, algorithm, certificate)))) throw new BadSignature();
}

/** SAML 2.0 Bindings, 3.5.4 and Core, 5: the signature is in the message. */
export async function checkEnveloped({ db, provider, message }: Asked): Promise<void> {
    const certificate = certificateOf(db, provider);
    if (certificate) await trusted(() => checkSigned(message, certificate));
}

async function trusted<T>(check: () => Promise<T>): Promise<T> {
    try {
        return await check();
    } catch (error) {
        if (error instanceof SignatureError || error instanceof XmlError) throw new BadSignature(error.message);
        throw error;
    }
}
