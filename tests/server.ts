import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

export const TOKEN = "server-test-token";

/** A real server process, as `npm run serve` starts it. */
export interface Served {
    readonly url: string;
    readonly folder: string;
    readonly process: ChildProcess;
    /** Ends it and waits until it is gone. */
    stop(signal?: NodeJS.Signals): Promise<void>;
}

export const temporaryFolder = (): Promise<string> => mkdtemp(path.join(tmpdir(), "sandbox-"));

const given = new Set<number>();

/** A port that nobody listens at, another one each time. It lies below those that systems give away by themselves (Linux from 32768 on), so that nobody gets it before it is used. */
export async function freePort(): Promise<number> {
    for (;;) {
        const port = 20_000 + Math.floor(Math.random() * 10_000);
        if (given.has(port)) continue;
        given.add(port);
        const server = createServer();
        const isFree = await new Promise<boolean>((resolve) => {
            server.once("error", () => resolve(false));
            server.listen(port, "127.0.0.1", () => resolve(true));
        });
        if (!isFree) continue;
        await new Promise((resolve) => server.close(resolve));
        return port;
    }
}

/** A command to run another by, in which a folder is a disk of its own: of this size, or read-only. Needs Linux that lets users have namespaces. */
export const onDisk = (folder: string, options: string): readonly string[] => [
    "unshare",
    ...(process.getuid?.() === 0 ? ["-m"] : ["-Urm"]),
    "sh",
    "-c",
    `mount -t tmpfs -o ${options} disk "$0" && exec "$@"`,
    folder,
];

/** Skips a test, and says so, where folders cannot be disks of their own. */
export function needDisks(test: Mocha.Context): void {
    const [command, ...rest] = [...onDisk(tmpdir(), "size=1m"), "true"];
    if (spawnSync(command!, rest).status === 0) return;
    console.log("Not tried: this user may not mount a disk of their own.");
    test.skip();
}

/** A small disk that outlives the processes that use it. */
export interface SmallDisk {
    /** Runs a command that sees it at its folder. */
    readonly through: readonly string[];
    /** Where this process sees it. */
    readonly inside: string;
    /** Takes all the room that is left; gives it back when told so. */
    fill(): Promise<() => Promise<void>>;
    close(): Promise<void>;
}

/** Mounts a disk of this many bytes at a folder, for those who come `through` it. */
export async function smallDisk(folder: string, bytes: number): Promise<SmallDisk> {
    const [command, ...rest] = [...onDisk(folder, `size=${bytes},mode=700`), "sh", "-c", "echo mounted && exec sleep infinity"];
    const holder = spawn(command!, rest, { stdio: ["ignore", "pipe", "inherit"] });
    await new Promise((resolve) => holder.stdout.once("data", resolve));
    const ended = new Promise<void>((resolve) => holder.once("close", () => resolve()));
    const inside = `/proc/${holder.pid}/root${folder}`;
    const filling = path.join(inside, "filling");
    return {
        through: [
            "nsenter",
            `--wd=${process.cwd()}`,
            "-t",
            String(holder.pid),
            ...(process.getuid?.() === 0 ? ["-m"] : ["-U", "-m", "--preserve-credentials"]),
        ],
        inside,
        async fill() {
            await fillDisk(filling, bytes);
            return () => writeFile(filling, "");
        },
        async close() {
            holder.kill();
            await ended;
        },
    };
}

/** Fills a small disk by a file, to the last byte; never with more than this many bytes, should it not be one. */
export async function fillDisk(file: string, most: number): Promise<void> {
    const chunk = Buffer.alloc(64 * 1024, 1);
    let left = most;
    for (let size = chunk.length; size >= 1; size = Math.floor(size / 2))
        for (; left > 0; left -= size) {
            const isFull = await writeFile(file, chunk.subarray(0, size), { flag: "a" }).then(
                () => false,
                () => true,
            );
            if (isFull) break;
        }
}

/** Runs the built server and gives its output and exit code once it has ended by itself. */
export async function runServer(
    args: readonly string[],
    env: Record<string, string> = {},
    through: readonly string[] = [],
): Promise<{ code: number | null; output: string }> {
    const [command, ...rest] = [...through, process.execPath, "dist/server.mjs", ...args];
    const child = spawn(command!, rest, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
    return { code, output };
}

/** Starts the built server on a free port; resolves when it says that it is ready. */
export async function startServer(
    folder?: string,
    env: Record<string, string> = {},
    through: readonly string[] = [],
    args: readonly string[] = [],
): Promise<Served> {
    const data = folder ?? (await temporaryFolder());
    const [command, ...rest] = [...through, process.execPath, "dist/server.mjs", "--port", "0", "--data", data, ...args];
    const child = spawn(command!, rest, {
        env: { ...process.env, AUTHENTIK_BOOTSTRAP_PASSWORD: "akadmin-pw", AUTHENTIK_BOOTSTRAP_TOKEN: TOKEN, AUTHENTIK_AVATARS: "initials", ...env },
        stdio: ["ignore", "pipe", "pipe"],
    });
    const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
    const url = await new Promise<string>((resolve, reject) => {
        let output = "";
        const read = (chunk: Buffer) => {
            output += String(chunk);
            const ready = /ready: (http:\/\/[\d.]+:\d+)/.exec(output);
            if (ready) resolve(ready[1]!);
        };
        child.stdout.on("data", read);
        child.stderr.on("data", read);
        child.on("close", (code) => reject(new Error(`The server ended with ${code}: ${output}`)));
    });
    return {
        url,
        folder: data,
        process: child,
        async stop(signal = "SIGTERM") {
            child.kill(signal);
            await ended;
        },
    };
}

/** One request with the administrator's token. */
export async function ask(url: string, method: string, at: string, body?: unknown): Promise<{ status: number; body: any }> {
    const response = await fetch(`${url}/api/v3/${at}`, {
        method,
        headers: { "authorization": `Bearer ${TOKEN}`, "content-type": "application/json" },
        body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : undefined };
}

/** The sandbox in a tab, as `npm start` serves it: files alone. */
export async function startTab(): Promise<Pick<Served, "url" | "stop">> {
    const { serveStatic } = (await import(pathToFileURL(path.resolve("dist/static.mjs")).href)) as {
        serveStatic(options: { port: number; host: string }): Promise<Server>;
    };
    const server = await serveStatic({ port: 0, host: "127.0.0.1" });
    return {
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        async stop() {
            server.closeAllConnections();
            server.close();
        },
    };
}
