import { type Engine, engineAsking, EngineError, type RpcRequest, type RpcReply, TAKEN_OVER } from "./protocol.ts";

/** The engine behind a SharedWorker's port. A newer build that takes over makes the page reload. */
export function remoteEngine(port: MessagePort): Engine {
    const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
    let last = 0;
    port.addEventListener("message", ({ data }: MessageEvent<RpcReply | typeof TAKEN_OVER>) => {
        if (data === TAKEN_OVER) return location.reload();
        const asked = waiting.get(data.id);
        waiting.delete(data.id);
        if (data.fault) asked?.reject(new EngineError(data.fault));
        else asked?.resolve(data.value);
    });
    port.start();
    return engineAsking(
        (method, args) =>
            new Promise((resolve, reject) => {
                const id = ++last;
                waiting.set(id, { resolve, reject });
                port.postMessage(
                    { id, method, args } satisfies RpcRequest,
                    args.filter((argument) => argument instanceof MessagePort),
                );
            }),
    );
}

/** The engine of this browser: shared by all tabs where the browser can, in this page else. */
export async function connectEngine(workerUrl: string): Promise<Engine> {
    if (typeof SharedWorker === "undefined") return (await import("./locked-engine.ts")).lockedEngine();
    return remoteEngine(new SharedWorker(workerUrl, { name: "authentik sandbox", type: "module" }).port);
}
