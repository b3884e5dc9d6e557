// What the parts of the benchmark share: starting the server, asking it, counting.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import http from "node:http";

export const TOKEN = "bench-token";
const ROUND_MS = 3000;
const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });

export const row = (name, value, note = "") => console.log(`${name.padEnd(52)} ${String(value).padStart(14)}  ${note}`);

/** Starts a program that prints its address; gives the address, how long that took, and how to stop it. */
export async function startProgram(args, env = {}) {
    const started = performance.now();
    const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "inherit"] });
    const url = await new Promise((resolve) => child.stdout.on("data", (chunk) => resolve(/http:\/\/[\d.]+:\d+/.exec(String(chunk))?.[0])));
    return { url, child, ms: performance.now() - started, stop: () => new Promise((resolve) => child.once("close", resolve) && child.kill("SIGTERM")) };
}

/** Starts the sandbox on a folder. */
export const start = (folder) => startProgram(["dist/server.mjs", "--port", "0", "--data", folder], { AUTHENTIK_BOOTSTRAP_TOKEN: TOKEN });

/** Asks over a connection that is kept; `form`: fields of a form, instead of `body`: JSON text. Whoever has a cookie or sends a form is not the administrator. */
export function send(url, at, { method = "GET", body, form, cookie } = {}) {
    const content = form ? new URLSearchParams(form).toString() : body;
    return new Promise((resolve, reject) => {
        const headers = {
            ...(cookie ? { cookie } : form ? {} : { authorization: `Bearer ${TOKEN}` }),
            ...(content
                ? { "content-type": form ? "application/x-www-form-urlencoded" : "application/json", "content-length": Buffer.byteLength(content) }
                : {}),
        };
        const request = http.request(url + at, { method, agent, headers }, (response) => {
            const chunks = [];
            response.on("data", (chunk) => chunks.push(chunk));
            response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
        });
        request.on("error", reject);
        request.end(content);
    });
}

/** Closes the connections that were kept. */
export const hangUp = () => agent.destroy();

/** Requests per second with this many clients at once. */
export async function rate(clients, once) {
    const until = performance.now() + ROUND_MS;
    let count = 0;
    const client = async (number) => {
        while (performance.now() < until) await once(number, count++);
    };
    const started = performance.now();
    await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
    return Math.round((count * 1000) / (performance.now() - started));
}

/** A server of `node:http` and nothing else, which answers everything with these bytes. */
export async function bareServer(body) {
    const bare = http.createServer((_, response) => response.writeHead(200, { "content-type": "application/json", "content-length": body.length }).end(body));
    await new Promise((resolve) => bare.listen(0, "127.0.0.1", resolve));
    return { url: `http://127.0.0.1:${bare.address().port}`, stop: () => bare.close() };
}

/** The median duration, in ms. */
export async function median(times, once) {
    const durations = [];
    for (let index = 0; index < times; index++) {
        const started = performance.now();
        await once();
        durations.push(performance.now() - started);
    }
    return durations.sort((a, b) => a - b)[times >> 1];
}

/** The memory of a process, where the system tells it. */
export const memory = (pid) =>
    existsSync(`/proc/${pid}/status`) ? `${Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024)} MB` : "unknown";

/** Makes this many users. */
export async function fill(url, users) {
    for (let made = 0; made < users;) {
        const batch = Array.from({ length: Math.min(64, users - made) }, (_, index) => {
            const number = made + index;
            const body = { username: `user${String(number).padStart(6, "0")}`, name: `Person ${number}`, email: `p${number}@example.test`, groups: [] };
            return send(url, "/api/v3/core/users/", { method: "POST", body: JSON.stringify(body) });
        });
        await Promise.all(batch);
        made += batch.length;
    }
}
