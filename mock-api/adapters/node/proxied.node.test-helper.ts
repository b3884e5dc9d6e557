import { request as ask, type IncomingMessage } from "node:http";
import { throughFlow } from "#mock/protocols/oauth2/oauth2.test-helper.ts";
import { locationOf, proxyWorld } from "#mock/protocols/proxy/proxy.test-helper.ts";
import { servesAt } from "#mock/protocols/proxy/serving.ts";
import type { TestClient } from "../test/test-backend.ts";
import { listening } from "./listening.node.test-helper.ts";
import { listener } from "./server.ts";
import { upgrader } from "./sockets.ts";
import type { Trusts } from "./trusted-proxies.ts";

/** Starts the engine over HTTP; its embedded outpost sends people to `authentik.test`, or as the environment says. */
export async function servedWorld(trusts?: Trusts, environment: Record<string, string> = {}) {
    const world = await proxyWorld({ environment });
    const served = await listening(listener({ asset: async () => undefined, shell: () => undefined }, world.backend, trusts));
    served.server.on("upgrade", upgrader(world.backend, trusts));
    await world.backend.look(({ db }) => servesAt(db, `http://127.0.0.1:${served.port}`));
    return { ...world, ...served };
}

export interface Sent {
    readonly method?: string;
    readonly headers?: Record<string, string>;
    readonly body?: string;
}

/** Asks a server on this machine by another host's name. */
export function sendTo(port: number, host: string, path: string, { method = "GET", headers = {}, body }: Sent = {}) {
    return new Promise<{ status: number; headers: IncomingMessage["headers"]; text: string }>((resolve, reject) => {
        const asked = ask({ host: "127.0.0.1", port, path, method, headers: { host, ...headers } }, (answered) => {
            let text = "";
            answered.setEncoding("utf8").on("data", (part: string) => (text += part));
            answered.on("end", () => resolve({ status: answered.statusCode ?? 0, headers: answered.headers, text })).on("error", reject);
        });
        asked.on("error", reject).end(body);
    });
}

const cookieOf = (headers: IncomingMessage["headers"]): string => (headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).join("; ");

/** Signs somebody in to an application through its host; gives the cookie that a browser would keep. */
export async function signInTo(port: number, host: string, browser: TestClient): Promise<string> {
    const start = await sendTo(port, host, "/outpost.goauthentik.io/start");
    const authorize = new URL(start.headers.location!);
    const flow = locationOf(await browser.get(authorize.pathname + authorize.search));
    const callback = new URL(String((await throughFlow(browser, flow)).body.to));
    const back = await sendTo(port, host, callback.pathname + callback.search, { headers: { cookie: cookieOf(start.headers) } });
    return cookieOf(back.headers);
}
