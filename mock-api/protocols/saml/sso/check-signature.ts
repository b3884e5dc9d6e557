import type { Call } from "#kernel/http/call.ts";
import type { Db } from "#kernel/store/db.ts";
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
    const { searchParams, search } = call.url;
    const [signature, algorithm] = ["Signature", "SigAlg"].map((name) => searchParams.get(name));
    if (!signature || !algorithm) throw new UnsignedMessage();
    const sent = search.slice(1).split("&");
    const covered = ["SAMLRequest", "RelayState", "SigAlg"].flatMap((name) => {
        const parts = sent.filter((part) => part.startsWith(`${name}=`));
        const read = searchParams.getAll(name).length;
        // Of a parameter that is there twice one could be signed and the other read; so could one whose name is escaped, beside those that are signed.
        if (read > 1) throw new BadSignature("A parameter is there twice.");
        if (read !== parts.length) throw new BadSignature("The name of a parameter is escaped.");
        return parts;
    });
    if (!(await trusted(() => isSigned(covered.join("&"), signature, algorithm, certificate)))) throw new BadSignature();
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
