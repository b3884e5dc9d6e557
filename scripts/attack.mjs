// npm run attack -- [--runs 100000] [--seed S]: requests with nasty values in every field and parameter, in every role.
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { runs: { type: "string", default: "100000" }, seed: { type: "string" } } });
const env = { ...process.env, ATTACK_RUNS: values.runs, ATTACK_SEED: values.seed ?? String(Date.now() % 1_000_000) };
process.exit(spawnSync(process.execPath, ["scripts/test-node.mjs", "checks/attack"], { stdio: "inherit", env }).status ?? 1);
