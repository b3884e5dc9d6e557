import type { Call } from "#kernel/call.ts";
import { whileLoaded } from "#kernel/memo.ts";
import { type XmlSigner, xmlSigner } from "#mock/encoding/xml-algorithms.ts";
import type { Signing } from "#mock/encoding/xml-signature.ts";
import type { SamlProvider } from "#mock/apps/providers/saml.resource.ts";

/** Imported keys by algorithm and PEM: an import costs more than a signature. */
const imported = whileLoaded(() => new Map<string, Promise<XmlSigner>>());
/** How many are kept: more pairs than any installation signs with. */
const MAX_KEYS = 200;

/** How a provider, or a source, says that it signs. */
export type SigningSettings = Pick<SamlProvider, "signing_kp" | "signature_algorithm" | "digest_algorithm">;

/** What somebody signs with; undefined where they sign nothing. Rejects with SignatureError for a key that cannot. */
export function signingOf({ db }: Call, provider: SigningSettings): Promise<Signing | undefined> {
    const pair = db.find("authentik_crypto.certificatekeypair", provider.signing_kp);
    if (!pair?.key_data) return Promise.resolve(undefined);
    const keys = imported(db);
    const name = `${provider.signature_algorithm} ${pair.key_data}`;
    if (keys.size >= MAX_KEYS) keys.clear();
    const signer = keys.get(name) ?? xmlSigner(pair.key_data, provider.signature_algorithm);
    keys.set(name, signer);
    return signer.then((ready) => ({ signer: ready, digest: provider.digest_algorithm, certificate: pair.certificate_data }));
}
