// npm run build
import { build } from "../build/build.mjs";

const started = Date.now();
const isBuilt = await build({ force: process.argv.includes("--force"), say: (step) => console.log(`${step} …`) });
console.log(isBuilt ? `Built into dist/ in ${((Date.now() - started) / 1000).toFixed(1)} s.` : "Nothing has changed since the last build.");
