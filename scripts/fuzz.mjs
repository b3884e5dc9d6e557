// npm run fuzz -- --runs N [--seed S]: N requests made up from the published descriptions.
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { runs: { type: "string", default: "100000" }, seed: { type: "string" } } });
const env = { ...process.env, FUZZ_RUNS: values.runs, ...(values.seed ? { FUZZ_SEED: values.seed } : {}) };
process.exit(spawnSync(process.execPath, ["scripts/test-node.mjs", "checks/fuzz"], { stdio: "inherit", env }).status ?? 1);
