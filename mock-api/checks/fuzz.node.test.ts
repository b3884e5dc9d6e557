import { fuzz } from "./fuzz.ts";

/** `npm run fuzz -- --runs N` sets it. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 10_000);

describe("any request", () => {
    it(`is answered as the API answers, and never half (${RUNS} of them)`, async function () {
        this.timeout(0);
        await fuzz(RUNS, process.env.FUZZ_SEED ? Number(process.env.FUZZ_SEED) : undefined);
    });
});
