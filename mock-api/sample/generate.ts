import { makePair } from "#mock/encoding/x509.ts";
import { VERSION } from "#mock/apps/root/version.ts";
import { randomness } from "#kernel/base/random.ts";
import type { State } from "#kernel/store/journal.ts";
import snapshot from "#mock/snapshot.generated.json";
import { CERTIFICATES, type Pairs } from "./install.ts";
import { replay } from "./replay.ts";
import { END } from "./times.ts";

/** Days that the company's certificates are good for. */
const DAYS = 365;

/** The company's pairs of certificate and key. Made once and kept: they take seconds. */
export const makeSampleCertificates = (): Promise<Pairs> =>
    Promise.all(
        CERTIFICATES.map(async ([name, alternative]) => ({
            name,
            ...(await makePair({
                name,
                now: Date.now(),
                days: DAYS,
                alternatives: [alternative],
                serial: randomness().uuid().replaceAll("-", ""),
                version: VERSION,
            })),
        })),
    );

/** The sample company after its month, as `moveToToday` takes it. Run at build time. */
export async function sample(pairs: Pairs): Promise<string> {
    return JSON.stringify({ end: END, state: await replay(snapshot as State, pairs) });
}

export { providePython } from "#mock/python/python.ts";
