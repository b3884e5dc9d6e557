// The engine over HTTP: start, memory, lists, writes, and what others wait for meanwhile.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { benchAside } from "./aside.mjs";
import { benchExpressions } from "./expressions.mjs";
import { bareServer, fill, median, memory, rate, row, send, start } from "./tools.mjs";

const LIST = "/api/v3/core/users/?page_size=20";

export async function benchServer() {
    const folder = mkdtempSync(path.join(tmpdir(), "bench-"));
    let server = await start(folder);
    row("serve: ready on an empty disk", `${server.ms.toFixed(0)} ms`, "goal 250");
    row("serve: memory when fresh", memory(server.child.pid), "goal 90");
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
    await server.stop();
    for (const users of [10_000, 100_000]) await benchFilled(folder, users, small);
    rmSync(folder, { recursive: true, force: true });
}

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

/** `small`: lists a second where there are a hundred users. */
async function benchFilled(folder, users, small) {
    rmSync(folder, { recursive: true, force: true });
    let server = await start(folder);
    await fill(server.url, users);
    const { body } = await send(server.url, LIST);
    const bare = await bareServer(body);
    const large = await rate(8, () => send(server.url, LIST));
    const plain = await rate(8, () => send(bare.url, "/"));
    bare.stop();
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
    await server.stop();
}
