import type { Call } from "#kernel/http/call.ts";
import { whileLoaded } from "#kernel/store/memo.ts";
import { remembered } from "#mock/encoding/remembered.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";
import { type Signer, signerOf } from "#mock/encoding/jose.ts";
import { ServerError } from "./errors.ts";

/** How many keys are kept: more pairs than any installation signs with. */
const MAX_KEYS = 200;
/** Imported keys by their PEM: an import costs more than a signature. */
const imported = whileLoaded(() => remembered(MAX_KEYS, (pem: string): Promise<Signer | undefined> => signerOf(pem).catch(() => undefined)));

const importedKey = ({ db }: Call, pem: string): Promise<Signer | undefined> => imported(db)(pem);

/** The pair that a provider signs with; undefined where it signs with the client's secret. */
export const pairOf = ({ db }: Call, { signing_key }: OAuth2Provider) => db.find("authentik_crypto.certificatekeypair", signing_key);

/** What a provider signs its tokens with: RS256 or ES256 by its key, HS256 by the client's secret where it has none. Throws for a key that cannot sign. */
export async function signerFor(call: Call, provider: OAuth2Provider): Promise<Signer> {
    const pair = pairOf(call, provider);
    if (!pair) return { alg: "HS256", secret: provider.client_secret };
    return (await importedKey(call, pair.key_data)) ?? unusable();
}

/** The public half of what a provider signs with, as its signer has it; undefined where there is nothing to publish. */
export async function publishedSigner(call: Call, provider: OAuth2Provider): Promise<Exclude<Signer, { alg: "HS256" }> | undefined> {
    const pair = pairOf(call, provider);
    const signer = pair?.key_data ? await importedKey(call, pair.key_data) : undefined;
    return signer && signer.alg !== "HS256" ? signer : undefined;
}

/** The algorithm of a provider's tokens; none where its key cannot sign any. */
export async function algorithmsOf(call: Call, provider: OAuth2Provider): Promise<Signer["alg"][]> {
    if (!pairOf(call, provider)) return ["HS256"];
    const signer = await publishedSigner(call, provider);
    return signer ? [signer.alg] : [];
}

function unusable(): never {
    throw new ServerError("The key of this provider cannot sign tokens: RSA of 2048 bits or more, or P-256, is needed.");
}
