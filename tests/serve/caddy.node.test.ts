import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { caddy } from "#src/admin/providers/proxy-snippets.ts";
import { listening, sendTo, servedWorld, signInTo } from "#mock/adapters/node/proxied.node.test-helper.ts";
import { freePort } from "../server.ts";

const CADDY = process.env.CADDY ?? "/usr/bin/caddy";

const isOpen = (port: number): Promise<boolean> =>
    new Promise((resolve) => {
        const socket = connect(port, "127.0.0.1", () => (socket.destroy(), resolve(true)));
        socket.on("error", () => resolve(false));
    });

/** Starts Caddy with a site; resolves when it listens, rejects when it ends before. */
async function startCaddy(site: string, port: number): Promise<{ stop(): Promise<void> }> {
    const folder = await mkdtemp(path.join(tmpdir(), "caddy-"));
    const file = path.join(folder, "Caddyfile");
    await writeFile(file, `{\n    admin off\n    auto_https off\n}\n${site}\n`);
    const environment = { PATH: process.env.PATH ?? "", HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
    const child: ChildProcess = spawn(CADDY, ["run", "--config", file, "--adapter", "caddyfile"], { stdio: ["ignore", "ignore", "pipe"], env: environment });
    let said = "";
    child.stderr!.on("data", (text) => (said += String(text)));
    const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
    while (!(await isOpen(port))) {
        if (child.exitCode !== null) throw new Error(`Caddy ended with ${child.exitCode}: ${said}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return {
        async stop() {
            child.kill();
            await ended;
            await rm(folder, { recursive: true });
        },
    };
}

describe("Caddy in front of an application, set up as the provider's page says", () => {
    const stops: (() => unknown)[] = [];
    let port: number;
    let host: string;
    let browser: Awaited<ReturnType<Awaited<ReturnType<typeof servedWorld>>["backend"]["as"]>>;

    before(async function () {
        if (!existsSync(CADDY)) {
            console.log(`Not tried: there is no Caddy at ${CADDY}.`);
            this.skip();
        }
        const [world, application] = await Promise.all([servedWorld(), listening((request, response) => response.end(JSON.stringify(request.headers)))]);
        stops.push(world.close, application.close);
        port = await freePort();
        host = `wiki.localhost:${port}`;
        await world.guard("other", { provider: { mode: "forward_single", internal_host: "" } });
        await world.guard("wiki", { provider: { mode: "forward_single", internal_host: "", external_host: `http://${host}`, skip_path_regex: "^/open" } });
        const told = caddy({ outpost: `http://127.0.0.1:${world.port}`, host: `http://${host}`, start: "" });
        const { stop } = await startCaddy(told.replace("127.0.0.1:8080", `127.0.0.1:${application.port}`), port);
        stops.push(stop);
        browser = await world.backend.as("alice");
    });
    after(async () => {
        for (const stop of stops.reverse()) await stop();
    });

    it("leads whoever is not signed in to sign in, and back to the application", async () => {
        const { status, headers } = await sendTo(port, host, "/page?x=1");
        expect(status).to.equal(302);
        expect(new URL(headers.location!).searchParams.get("redirect_uri")).to.equal(
            `http://${host}/outpost.goauthentik.io/callback?X-authentik-auth-callback=true`,
        );
    });

    it("tells the application who is signed in, whatever the visitor says", async () => {
        const cookie = await signInTo(port, host, browser);
        const answer = await sendTo(port, host, "/page", { headers: { cookie, "x-authentik-username": "akadmin", "x-authentik-groups": "authentik Admins" } });
        const told = JSON.parse(answer.text);
        expect([answer.status, told["x-authentik-username"], told["x-authentik-email"]]).to.deep.equal([200, "alice", "alice@example.test"]);
        expect(told["x-authentik-groups"] ?? "").to.equal("");
    });

    it("opens what anybody may see, and never tells what the visitor says of themself", async () => {
        const answer = await sendTo(port, host, "/open/page", { headers: { "x-authentik-username": "akadmin" } });
        // Caddy 2.6 writes the name of what it was not told.
        const told = String(JSON.parse(answer.text)["x-authentik-username"] ?? "").replace(/^\{http\.reverse_proxy\.header\..*\}$/, "");
        expect([answer.status, told]).to.deep.equal([200, ""]);
    });
});
