// npm start: the sandbox in a browser tab. Installs and builds what is missing, then serves the files.
import { ensureNode, ensurePackages, stop } from "./lib/ensure.mjs";

ensureNode();
ensurePackages();

const port = Number(process.env.PORT ?? 9000);
const host = process.env.HOST ?? "127.0.0.1";
const { build } = await import("../build/build.mjs");
await build({ say: (step) => console.log(`${step} …`) }).catch((error) =>
    stop(error.code === "ENOSPC" ? "The disk is full." : `The build failed: ${error.message}`),
);
const { serveStatic } = await import("../dist/static.mjs");
try {
    await serveStatic({ port, host });
} catch (error) {
    stop(error.code === "EADDRINUSE" ? `Port ${port} is in use: choose another, as in "PORT=9001 npm start".` : error.message);
}
console.log(`
authentik sandbox is ready: http://${host}:${port}/if/admin/
Sign in as akadmin with the password akadmin, or as amara.okafor of the sample company with the password sandbox. Everything runs in your browser and stays there.
Stop with Ctrl+C.`);
