import { createEngine, faultOf } from "./engine.ts";
import { perform, type RpcRequest, type RpcReply, TAKEN_OVER } from "./protocol.ts";

/** The SharedWorker: one engine for all tabs of this browser. */
const engine = createEngine();
const ports: MessagePort[] = [];
let isTakenOver = false;

// A worker of a newer build takes the lock away: two engines must never write to one database.
const held = navigator.locks
    .request("authentik-sandbox-engine", { steal: true }, () => new Promise<never>(() => undefined))
    .catch(() => {
        isTakenOver = true;
        for (const port of ports) port.postMessage(TAKEN_OVER);
    });

addEventListener("connect", (event) => {
    const port = (event as MessageEvent).ports[0]!;
    ports.push(port);
    port.addEventListener("message", ({ data }: MessageEvent<RpcRequest>) => {
        if (isTakenOver) return port.postMessage(TAKEN_OVER);
        void answer(port, data);
    });
    port.start();
});

async function answer(port: MessagePort, { id, method, args }: RpcRequest): Promise<void> {
    let reply: RpcReply;
    try {
        reply = { id, value: await perform(engine, method, args) };
    } catch (error) {
        reply = { id, fault: faultOf(error) };
    }
    port.postMessage(reply);
}

void held;
