import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { nginx } from "#src/admin/providers/proxy-snippets.ts";
import { listening, sendTo, servedWorld, signInTo } from "#mock/adapters/node/proxied.node.test-helper.ts";
import { freePort } from "../server.ts";

const NGINX = "/usr/sbin/nginx";

const isOpen = (port: number): Promise<boolean> =>
    new Promise((resolve) => {
        const socket = connect(port, "127.0.0.1", () => (socket.destroy(), resolve(true)));
        socket.on("error", () => resolve(false));
    });

/** Starts nginx with a server block; resolves when it listens, rejects when it ends before. */
async function startNginx(server: string, port: number): Promise<{ stop(): Promise<void> }> {
    const folder = await mkdtemp(path.join(tmpdir(), "nginx-"));
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(" ");
    const user = process.getuid?.() === 0 ? "user root;" : "";
    await writeFile(
        path.join(folder, "nginx.conf"),
        `${user} daemon off; pid ${folder}/pid; error_log stderr; events {} http { access_log off; ${temporary} ${server} }`,
    );
    const child: ChildProcess = spawn(NGINX, ["-p", folder, "-c", "nginx.conf", "-e", "stderr"], { stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr!.on("data", (text) => (said += String(text)));
    const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
    while (!(await isOpen(port))) {
        if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}: ${said}`);
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

describe("nginx in front of an application, set up as the provider's page says", () => {
    const stops: (() => unknown)[] = [];
    let port: number;
    let host: string;
    let browser: Awaited<ReturnType<Awaited<ReturnType<typeof servedWorld>>["backend"]["as"]>>;

    before(async function () {
        if (!existsSync(NGINX)) {
            console.log(`Not tried: there is no nginx at ${NGINX}.`);
            this.skip();
        }
        const [world, application] = await Promise.all([servedWorld(), listening((request, response) => response.end(JSON.stringify(request.headers)))]);
        stops.push(world.close, application.close);
        port = await freePort();
        host = `wiki.localhost:${port}`;
        await world.guard("other", { provider: { mode: "forward_single", internal_host: "" } });
        await world.guard("wiki", { provider: { mode: "forward_single", internal_host: "", external_host: `http://${host}`, skip_path_regex: "^/open" } });
        const told = nginx({ outpost: `http://127.0.0.1:${world.port}`, host: "wiki.localhost", start: "" });
        const { stop } = await startNginx(
            told.replace("server_name", `listen 127.0.0.1:${port}; server_name`).replace("127.0.0.1:8080", `127.0.0.1:${application.port}`),
            port,
        );
        stops.push(stop);
        browser = await world.backend.as("alice");
    });
    after(async () => {
        for (const stop of stops.reverse()) await stop();
    });

    it("leads whoever is not signed in to the start, with the address that was opened", async () => {
        const answer = await sendTo(port, host, "/page?x=1");
        expect([answer.status, answer.headers.location]).to.deep.equal([302, `http://${host}/outpost.goauthentik.io/start?rd=http://${host}/page?x=1`]);
        const start = await sendTo(port, host, "/outpost.goauthentik.io/start?rd=x");
        expect(new URL(start.headers.location!).searchParams.get("redirect_uri")).to.equal(
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

    it("opens what anybody may see, and tells nothing then", async () => {
        const answer = await sendTo(port, host, "/open/page", { headers: { "x-authentik-username": "akadmin" } });
        expect([answer.status, JSON.parse(answer.text)["x-authentik-username"]]).to.deep.equal([200, undefined]);
    });
});
