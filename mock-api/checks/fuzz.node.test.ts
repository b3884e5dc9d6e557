import { fuzz } from "./fuzz.ts";

/** `npm run fuzz -- --runs N` sets it. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 10_000);
/** The suite asks the same requests every time, so that it fails for a change and not by chance; `npm run fuzz` asks new ones. */
const SEED = process.env.FUZZ_RUNS ? undefined : 20232;

describe("any request", () => {
    it(`is answered as the API answers, and never half (${RUNS} of them)`, async function () {
        this.timeout(0);
        await fuzz(RUNS, process.env.FUZZ_SEED ? Number(process.env.FUZZ_SEED) : SEED);
    });
});
