// npm run bench: speed, as figures and ratios. Nothing here passes or fails; machines differ.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "../build/build.mjs";
import { benchAside } from "./bench/aside.mjs";
import { benchExpressions } from "./bench/expressions.mjs";
import { benchInterfaces } from "./bench/interfaces.mjs";

const TOKEN = "bench-token";
const ROUND_MS = 3000;
const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });

await build();
const row = (name, value, note = "") => console.log(`${name.padEnd(52)} ${String(value).padStart(14)}  ${note}`);

/** Starts the server; gives its address, how long it took and how much memory it uses. */
async function start(folder) {
    const started = performance.now();
    const child = spawn(process.execPath, ["dist/server.mjs", "--port", "0", "--data", folder], {
        env: { ...process.env, AUTHENTIK_BOOTSTRAP_TOKEN: TOKEN },
        stdio: ["ignore", "pipe", "inherit"],
    });
    const url = await new Promise((resolve) => child.stdout.on("data", (chunk) => resolve(/http:\/\/[\d.]+:\d+/.exec(String(chunk))?.[0])));
    return { url, child, ms: performance.now() - started, stop: () => new Promise((resolve) => child.once("close", resolve) && child.kill("SIGTERM")) };
}

function send(url, at, { method = "GET", body, cookie } = {}) {
    return new Promise((resolve, reject) => {
        const headers = {
            ...(cookie ? { cookie } : { authorization: `Bearer ${TOKEN}` }),
            ...(body ? { "content-type": "application/json", "content-length": Buffer.byteLength(body) } : {}),
        };
        const request = http.request(url + at, { method, agent, headers }, (response) => {
            const chunks = [];
            response.on("data", (chunk) => chunks.push(chunk));
            response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
        });
        request.on("error", reject);
        request.end(body);
    });
}

/** Requests per second with this many clients at once. */
async function rate(clients, once) {
    const until = performance.now() + ROUND_MS;
    let count = 0;
    const client = async (number) => {
        while (performance.now() < until) await once(number, count++);
    };
    const started = performance.now();
    await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
    return Math.round((count * 1000) / (performance.now() - started));
}

async function median(times, once) {
    const durations = [];
    for (let index = 0; index < times; index++) {
        const started = performance.now();
        await once();
        durations.push(performance.now() - started);
    }
    return durations.sort((a, b) => a - b)[times >> 1];
}

const memory = async (pid) => {
    const { readFileSync, existsSync } = await import("node:fs");
    return existsSync(`/proc/${pid}/status`)
        ? `${Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024)} MB`
        : "unknown";
};

/** Fills a data folder with this many users, without going through HTTP. */
async function fill(url, users) {
    for (let made = 0; made < users;) {
        const batch = Array.from({ length: Math.min(64, users - made) }, (_, index) => {
            const number = made + index;
            return send(url, "/api/v3/core/users/", {
                method: "POST",
                body: JSON.stringify({
                    username: `user${String(number).padStart(6, "0")}`,
                    name: `Person ${number}`,
                    email: `p${number}@example.test`,
                    groups: [],
                }),
            });
        });
        await Promise.all(batch);
        made += batch.length;
    }
}

const LIST = "/api/v3/core/users/?page_size=20";
const folder = mkdtempSync(path.join(tmpdir(), "bench-"));
let server = await start(folder);
row("serve: ready on an empty disk", `${server.ms.toFixed(0)} ms`, "goal 250");
row("serve: memory when fresh", await memory(server.child.pid), "goal 90");
await benchExpressions(
    row,
    (at, options) => send(server.url, at, options),
    () => memory(server.child.pid),
);
await server.stop();
server = await start(folder);
row(
    "durable writes, 10 clients",
    `${await rate(10, (client, count) => send(server.url, "/api/v3/core/groups/", { method: "POST", body: JSON.stringify({ name: `g${client}-${count}` }) }))} /s`,
    "goal 2,000",
);
await fill(server.url, 100);
const small = await rate(8, () => send(server.url, LIST));
row("list of 20 of 100 users", `${small} /s`);
row("plain GET while 20 clients try passwords, median", `${(await waitWhileGuessed(server.url)).toFixed(1)} ms`, "goal 50");
for (const users of [10_000, 100_000]) await fillMore(users);

/** Milliseconds that a GET takes while twenty clients try wrong passwords, eight each: below the limit of an address. */
async function waitWhileGuessed(url) {
    const flow = "/api/v3/flows/executor/default-authentication-flow/?query=";
    const answer = (body, cookie) => send(url, flow, { method: "POST", body: JSON.stringify(body), cookie });
    const cookies = await Promise.all(
        Array.from({ length: 20 }, async (_, number) => {
            const { headers } = await answer({ uid_field: `user${String(number).padStart(6, "0")}` }, "none=");
            return headers["set-cookie"].map((line) => line.split(";")[0]).join("; ");
        }),
    );
    const guessing = cookies.map(async (cookie) => {
        for (let guess = 0; guess < 8; guess++) await answer({ password: "wrong" }, cookie);
    });
    const wait = await median(20, () => send(url, "/api/v3/root/config/"));
    await Promise.all(guessing);
    return wait;
}

async function fillMore(users) {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
    server = await start(folder);
    await fill(server.url, users);
    const { body } = await send(server.url, LIST);
    const bare = http.createServer((_, response) => response.writeHead(200, { "content-type": "application/json", "content-length": body.length }).end(body));
    await new Promise((resolve) => bare.listen(0, "127.0.0.1", resolve));
    const bareUrl = `http://127.0.0.1:${bare.address().port}`;
    const large = await rate(8, () => send(server.url, LIST));
    const plain = await rate(8, () => send(bareUrl, "/"));
    bare.close();
    row(`list of 20 of ${users.toLocaleString("en")} users`, `${large} /s`, `goal 5,000; ${(large / small).toFixed(2)} of the rate at 100`);
    row("bare node:http, the same bytes", `${plain} /s`, `the list is ${(large / plain).toFixed(2)} of it; goal 0.25`);
    row(
        `search over ${users.toLocaleString("en")} users, median`,
        `${(await median(50, () => send(server.url, `${LIST}&search=person+77`))).toFixed(1)} ms`,
        "goal 5",
    );
    await server.stop();
    server = await start(folder);
    row(`serve: ready on a disk of ${users.toLocaleString("en")} users`, `${server.ms.toFixed(0)} ms`, "goal 1,000");
    if (users === 10_000) await benchAside(row, (at, options) => send(server.url, at, options));
}
await server.stop();
rmSync(folder, { recursive: true, force: true });
agent.destroy();
await benchInterfaces(row);
