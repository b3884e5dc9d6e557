import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect } from "chai";
import { attack } from "./attack.ts";

/** `npm run attack -- --runs N` sets it. */
const RUNS = Number(process.env.ATTACK_RUNS ?? 3_000);
/** The suite asks the same each time, so that it fails for a change and not by chance; `npm run attack` asks anew. */
const SEED = Number(process.env.ATTACK_SEED ?? 20232);
/** How much more memory may be in use afterwards, in bytes: the engine itself, and what the compiler keeps. */
const GROWTH = 150 * 1024 * 1024;

function heldBytes(): number {
    setFlagsFromString("--expose-gc");
    (runInNewContext("gc") as () => void)();
    return process.memoryUsage().heapUsed;
}

const workedMs = (): number => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
};

describe("an attack", () => {
    it(`gains nothing, breaks nothing and delays nobody (${RUNS} requests)`, async function () {
        this.timeout(0);
        const before = heldBytes();
        const findings = await attack(RUNS, SEED, { clock: workedMs, say: (done) => console.log(`${done} requests`) });
        expect(findings.join("\n"), `${findings.length} findings, seed ${SEED}`).to.equal("");
        expect(heldBytes() - before, "memory that is held afterwards").to.be.lessThan(GROWTH);
    });
});
