import type { Engine } from "#mock/adapters/tab/protocol.ts";
import { PortSocket } from "#mock/adapters/tab/sockets.ts";
import type {} from "#src/shell/sandbox/sandbox.ts";
import { download, fileName } from "#src/base/download.ts";

type State = Parameters<Engine["import"]>[0];

/** Tells the other tabs that the state they show has been replaced. */
const REPLACED = "authentik-sandbox-replaced";

/** Hands the page its sandbox menu's actions. */
export function offerSandbox(engine: Engine): void {
    const channel = new BroadcastChannel(REPLACED);
    channel.addEventListener("message", () => location.reload());
    const replace = async (work: Promise<void>): Promise<void> => {
        await work;
        channel.postMessage("replaced");
        location.reload();
    };
    window.authentikSandbox = {
        async export() {
            const name = fileName();
            download(name, JSON.stringify(await engine.export()));
            return name;
        },
        async open(file) {
            const state = stateIn(await file.text());
            return () => replace(engine.import(state));
        },
        startOver: (beginning) => replace(engine.reset(beginning)),
        connect(path) {
            const { port1, port2 } = new MessageChannel();
            const socket = new PortSocket(port1);
            void engine.connect(new URL(path, location.href).href, port2);
            return socket;
        },
    };
}

/** The state in a file that Export has made. Throws where there is none. */
function stateIn(text: string): State {
    const state: unknown = JSON.parse(text);
    if (typeof state !== "object" || state === null || !("version" in state) || !("tables" in state)) throw new TypeError("no state");
    const { version, tables } = state;
    if (typeof version !== "number" || typeof tables !== "object" || tables === null || !Object.values(tables).every(Array.isArray))
        throw new TypeError("no state");
    return { version, tables: tables as State["tables"] };
}
