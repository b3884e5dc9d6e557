import type { Call } from "#kernel/http/call.ts";
import { whileLoaded } from "#kernel/store/memo.ts";
import { remembered } from "#mock/encoding/remembered.ts";
import { xmlSigner } from "#mock/encoding/xml-algorithms.ts";
import type { Signing } from "#mock/encoding/xml-signature.ts";
import type { SamlProvider } from "#mock/apps/providers/saml.resource.ts";

/** How many keys are kept: more pairs than any installation signs with. */
const MAX_KEYS = 200;
/** Imported keys by PEM and algorithm: an import costs more than a signature. */
const imported = whileLoaded(() => remembered(MAX_KEYS, xmlSigner));

/** How a provider, or a source, says that it signs. */
export type SigningSettings = Pick<SamlProvider, "signing_kp" | "signature_algorithm" | "digest_algorithm">;

/** What somebody signs with; undefined where they sign nothing. Rejects with SignatureError for a key that cannot. */
export function signingOf({ db }: Call, provider: SigningSettings): Promise<Signing | undefined> {
    const pair = db.find("authentik_crypto.certificatekeypair", provider.signing_kp);
    if (!pair?.key_data) return Promise.resolve(undefined);
    const signer = imported(db)(pair.key_data, provider.signature_algorithm);
    return signer.then((ready) => ({ signer: ready, digest: provider.digest_algorithm, certificate: pair.certificate_data }));
}
