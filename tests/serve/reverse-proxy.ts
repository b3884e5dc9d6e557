import { existsSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { listening } from "#mock/adapters/node/listening.node.test-helper.ts";
import { WebSocketServer } from "ws";
import { servedWorld } from "#mock/adapters/node/proxied.node.test-helper.ts";
import type { TestClient } from "#mock/adapters/test/test-backend.ts";
import { freePort } from "../server.ts";
import { startProgram } from "./program.ts";

/** What a proxy is set up with. */
interface Setting {
    /** Address of the outpost. */
    readonly outpost: string;
    /** Port that the proxy listens on. */
    readonly port: number;
    /** Address of the application, as snippets of the provider's page have it: `127.0.0.1:8080`. */
    readonly application: string;
}

interface ReverseProxy {
    readonly name: string;
    readonly file: string;
    /** Writes its settings into a folder of its own. */
    configure(folder: string, setting: Setting): Promise<{ args: readonly string[]; env?: NodeJS.ProcessEnv }>;
}

/** An application behind a proxy that asks an outpost about everybody. */
interface Front {
    readonly port: number;
    /** Name and port that the application is called by. */
    readonly host: string;
    /** Where the installation itself is. */
    readonly outpost: string;
    /** Signed in at the installation as alice. */
    readonly browser: TestClient;
}

const isOpen = (port: number): Promise<boolean> =>
    new Promise((resolve) => {
        const socket = connect(port, "127.0.0.1", () => (socket.destroy(), resolve(true)));
        socket.on("error", () => resolve(false));
    });

/** Runs a proxy during a suite; its application answers with the headers that it got, by sockets too. Skips the suite, and says so, where there is no such proxy. */
export function behind({ name, file, configure }: ReverseProxy): () => Front {
    const stops: (() => unknown)[] = [];
    let front: Front | undefined;
    before(async function () {
        if (!existsSync(file)) {
            console.log(`Not tried: there is no ${name} at ${file}.`);
            this.skip();
        }
        const [world, application] = await Promise.all([
            // As it is started: nobody has said where people sign in.
            servedWorld(undefined, { AUTHENTIK_HOST: "" }),
            listening((request, response) => response.end(JSON.stringify(request.headers))),
        ]);
        new WebSocketServer({ server: application.server }).on("connection", (socket, { headers }) => socket.send(JSON.stringify(headers)));
        stops.push(world.close, application.close);
        const port = await freePort();
        const host = `wiki.localhost:${port}`;
        await world.guard("other", { provider: { mode: "forward_single", internal_host: "" } });
        await world.guard("wiki", { provider: { mode: "forward_single", internal_host: "", external_host: `http://${host}`, skip_path_regex: "^/open" } });
        const folder = await mkdtemp(path.join(tmpdir(), "proxy-"));
        const setting = { outpost: `http://127.0.0.1:${world.port}`, port, application: `127.0.0.1:${application.port}` };
        const { stop } = await startProgram({ file, folder, answers: () => isOpen(port), ...(await configure(folder, setting)) });
        stops.push(stop);
        front = { port, host, outpost: setting.outpost, browser: await world.backend.as("alice") };
    });
    after(async () => {
        for (const stop of stops.reverse()) await stop();
    });
    return () => {
        if (!front) throw new Error("Nothing runs before the first test.");
        return front;
    };
}
