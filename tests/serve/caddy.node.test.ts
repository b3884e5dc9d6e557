import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "chai";
import { caddy, STAND_IN } from "#src/admin/providers/proxy-snippets.ts";
import { sendTo, signInTo } from "#mock/adapters/node/proxied.node.test-helper.ts";
import { behind } from "./reverse-proxy.ts";

describe("Caddy in front of an application, set up as the provider's page says", () => {
    const front = behind({
        name: "Caddy",
        file: process.env.CADDY ?? "/usr/bin/caddy",
        async configure(folder, { outpost, port, application }) {
            const file = path.join(folder, "Caddyfile");
            const site = caddy({ outpost, application: `http://wiki.localhost:${port}`, start: "" }).replace(STAND_IN, application);
            await writeFile(file, `{\n    admin off\n}\n${site}\n`);
            const env = { PATH: process.env.PATH ?? "", HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
            return { args: ["run", "--config", file, "--adapter", "caddyfile"], env };
        },
    });

    it("leads whoever is not signed in to sign in where the server itself is, and back to the application", async () => {
        const { port, host, outpost } = front();
        const { status, headers } = await sendTo(port, host, "/page?x=1");
        expect(status).to.equal(302);
        const authorize = new URL(headers.location!);
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

    it("opens what anybody may see, and never tells what the visitor says of themself", async () => {
        const { port, host } = front();
        const answer = await sendTo(port, host, "/open/page", { headers: { "x-authentik-username": "akadmin" } });
        // Caddy 2.6 writes the name of what it was not told.
        const told = String(JSON.parse(answer.text)["x-authentik-username"] ?? "").replace(/^\{http\.reverse_proxy\.header\..*\}$/, "");
        expect([answer.status, told]).to.deep.equal([200, ""]);
    });
});
