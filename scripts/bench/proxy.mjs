// Forward authentication: what a reverse proxy asks with each request of somebody who is signed in, beside a server that only answers.
import http from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { adminApi, CLIENTS, FLOW, jarOf, signedIn, told } from "./sandbox.mjs";
import { bareServer, rate, row, send, start } from "./tools.mjs";

/** Applications behind the outpost: each check has to find its own among them. */
const APPLICATIONS = 50;

export async function benchProxy() {
    const folder = mkdtempSync(path.join(tmpdir(), "bench-"));
    const server = await start(folder);
    const bare = await bareServer(Buffer.from("{}"));
    try {
        const { port } = new URL(server.url);
        const check = await forwardAuth(server.url, port);
        const checks = await rate(CLIENTS, check);
        const plain = await rate(CLIENTS, () => send(bare.url, "/"));
        row(`forward-auth checks, ${APPLICATIONS} applications`, `${checks} /s`, "of somebody who is signed in");
        row("bare node:http", `${plain} /s`, `the checks are ${(checks / plain).toFixed(2)} of it; goal 0.3`);
    } finally {
        bare.stop();
        await server.stop();
        rmSync(folder, { recursive: true, force: true });
    }
}

/** Applications behind the embedded outpost, and one check of somebody who is signed in to the last one. */
async function forwardAuth(url, port) {
    const api = adminApi(url);
    const [{ pk: flow }] = (await api(`flows/instances/?slug=${FLOW}`)).results;
    const [outpost] = (await api("outposts/instances/?managed__iexact=goauthentik.io/outposts/embedded")).results;
    const providers = [];
    for (let number = 0; number < APPLICATIONS; number++) {
        const external_host = `http://app${number}.localhost:${port}`;
        const provider = await api("providers/proxy/", { name: `bench${number}`, mode: "forward_single", external_host, authorization_flow: flow });
        await api("core/applications/", { name: `bench${number}`, slug: `bench${number}`, provider: provider.pk });
        providers.push(provider.pk);
    }
    await api(`outposts/instances/${outpost.pk}/`, { type: "proxy", providers }, "PATCH");
    const host = `app${APPLICATIONS - 1}.localhost:${port}`;
    const { sessions } = await signedIn(url, api);
    const cookies = [];
    for (const session of sessions) cookies.push(await enter(url, host, session));
    return async (client) => {
        const { status, headers } = await ask(port, host, "/outpost.goauthentik.io/auth/nginx", { "cookie": cookies[client], "x-original-uri": "/page" });
        if (status !== 200 || headers["x-authentik-username"] !== "akadmin") throw new Error(`The check was answered by ${status}.`);
    };
}

/** Signs in to an application whoever has this session; gives the cookie of the outpost. */
async function enter(url, host, session) {
    const { port } = new URL(url);
    const begun = await ask(port, host, "/outpost.goauthentik.io/start");
    const { pathname, search } = new URL(begun.headers.location);
    await send(url, pathname + search, { cookie: session });
    const { to } = told(await send(url, `/api/v3/flows/executor/${FLOW}/?query=`, { cookie: session }));
    const callback = new URL(to);
    return jarOf(await ask(port, host, callback.pathname + callback.search, { cookie: jarOf(begun) }));
}

const agent = new http.Agent({ keepAlive: true, maxSockets: CLIENTS });

/** Asks the server by another host's name. */
function ask(port, host, at, headers = {}) {
    return new Promise((resolve, reject) => {
        const request = http.request({ host: "127.0.0.1", port, path: at, agent, headers: { host, ...headers } }, (response) => {
            response.resume().on("end", () => resolve({ status: response.statusCode, headers: response.headers }));
        });
        request.on("error", reject).end();
    });
}
