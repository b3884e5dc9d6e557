// npm run serve -- [--port 9000] [--host 127.0.0.1] [--data .data] [--fresh] [--sample]: the engine over HTTP, its data on disk.
import { ensureNode, ensurePackages, stop } from "./lib/ensure.mjs";

ensureNode();
ensurePackages();
const { build } = await import("../build/build.mjs");
await build({ say: (step) => console.log(`${step} …`) }).catch((error) =>
    stop(error.code === "ENOSPC" ? "The disk is full." : `The build failed: ${error.message}`),
);
await import("../dist/server.mjs");
