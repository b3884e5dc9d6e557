import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "chai";
import { WebSocket } from "ws";
import { nginx, STAND_IN } from "#src/admin/providers/proxy-snippets.ts";
import { sendTo, signInTo } from "#mock/adapters/node/proxied.node.test-helper.ts";
import { behind } from "./reverse-proxy.ts";

describe("nginx in front of an application, set up as the provider's page says", () => {
    const front = behind({
        name: "nginx",
        file: "/usr/sbin/nginx",
        async configure(folder, { outpost, port, application }) {
            const server = nginx({ outpost, application: `http://wiki.localhost:${port}`, start: "" }).replace(STAND_IN, application);
            const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(" ");
            const user = process.getuid?.() === 0 ? "user root;" : "";
            await writeFile(
                path.join(folder, "nginx.conf"),
                `${user} daemon off; pid ${folder}/pid; error_log stderr; events {} http { access_log off; ${temporary} ${server} }`,
            );
            return { args: ["-p", folder, "-c", "nginx.conf", "-e", "stderr"] };
        },
    });

    it("leads whoever is not signed in to the start, with the address that was opened, and from there to where the server itself is", async () => {
        const { port, host, outpost } = front();
        const answer = await sendTo(port, host, "/page?x=1");
        expect([answer.status, answer.headers.location]).to.deep.equal([302, `http://${host}/outpost.goauthentik.io/start?rd=http://${host}/page?x=1`]);
        const start = await sendTo(port, host, "/outpost.goauthentik.io/start?rd=x");
        const authorize = new URL(start.headers.location!);
        expect(authorize.origin).to.equal(outpost);
        expect(authorize.searchParams.get("redirect_uri")).to.equal(`http://${host}/outpost.goauthentik.io/callback?X-authentik-auth-callback=true`);
    });

    it("tells the application who is signed in, whatever the visitor says", async () => {
        const { port, host, browser } = front();
        const cookie = await signInTo(port, host, browser);
        const answer = await sendTo(port, host, "/page", { headers: { cookie, "x-authentik-username": "akadmin", "x-authentik-groups": "authentik Admins" } });
        const told = JSON.parse(answer.text);
        expect([answer.status, told["x-authentik-username"], told["x-authentik-email"]]).to.deep.equal([200, "alice", "alice@example.test"]);
        expect(told["x-authentik-groups"] ?? "").to.equal("");
    });

    it("tells the application by which name and port it was opened", async () => {
        const { port, host } = front();
        const answer = await sendTo(port, host, "/open/page");
        expect(JSON.parse(answer.text).host).to.equal(host);
    });

    it("opens what anybody may see, and tells nothing then", async () => {
        const { port, host } = front();
        const answer = await sendTo(port, host, "/open/page", { headers: { "x-authentik-username": "akadmin" } });
        expect([answer.status, JSON.parse(answer.text)["x-authentik-username"]]).to.deep.equal([200, undefined]);
    });

    it("lets sockets through to whoever is signed in, and no other protocol", async () => {
        const { port, host, browser } = front();
        const cookie = await signInTo(port, host, browser);
        const live = (headers: Record<string, string>) =>
            new Promise<string>((resolve) => {
                const socket = new WebSocket(`ws://127.0.0.1:${port}/live`, { headers: { host, ...headers } });
                socket.on("message", (data) => (resolve(JSON.parse(String(data))["x-authentik-username"]), socket.close()));
                socket.on("unexpected-response", (_, { statusCode }) => resolve(String(statusCode)));
                socket.on("error", () => undefined);
            });
        expect([await live({ cookie }), await live({})]).to.deep.equal(["alice", "302"]);
        const offer = { "upgrade": "h2c", "connection": "Upgrade, HTTP2-Settings", "http2-settings": "AAMAAABk" };
        const told = JSON.parse((await sendTo(port, host, "/open/page", { headers: offer })).text);
        expect([told.upgrade, told.connection, told["x-forwarded-proto"]]).to.deep.equal([undefined, undefined, "http"]);
    });
});
