import { createEngine } from "./engine.ts";
import { type Engine, engineAsking, perform } from "./protocol.ts";

/**
 * An engine in the page, for browsers without SharedWorker. Tabs take turns by a lock, and each reads the state afresh for
 * its turn when another has written, so that none overwrites what it has not seen.
 */
export function lockedEngine(): Engine {
    const channel = new BroadcastChannel("authentik-sandbox");
    let engine = createEngine();
    channel.addEventListener("message", () => (engine = createEngine()));
    return engineAsking((method, args) =>
        navigator.locks.request("authentik-sandbox-turn", async () => {
            const value = await perform(engine, method, args);
            if (method === "fetch" || method === "import" || method === "reset") channel.postMessage("changed");
            return value;
        }),
    );
}
