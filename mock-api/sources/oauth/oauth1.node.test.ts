import { createHmac } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { expect } from "chai";
import { listening } from "#mock/adapters/node/listening.node.test-helper.ts";
import { sendOverHttp } from "#mock/adapters/node/network.ts";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";
import { provideNetwork } from "#mock/outside/network.ts";
import { must } from "#mock/protocols/oauth2/oauth2.test-helper.ts";
import { onward, sourceFlows, whoIs } from "./oauth-source.test-helper.ts";

const escape = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`.toUpperCase());

/** A server of OAuth 1.0a that does its own sums: it lets nobody on whose request is not signed as RFC 5849 has it. */
describe("an OAuth source and a server of OAuth 1.0a", () => {
    const CLIENT = { key: "a key", secret: "a (secret)*" };
    const SECRETS: Readonly<Record<string, string>> = { "": "", "request+token": "request&secret", "access/token": "access=secret" };
    let close: () => void;
    let base: string;
    /** Paths that were asked with a signature that holds; each with its nonce. */
    let asked: string[];
    const nonces = new Set<string>();

    before(async () => {
        ({ url: base, close } = await listening(answer));
        provideNetwork({ send: sendOverHttp, isOpen: false });
    });
    after(() => {
        provideNetwork(undefined);
        close();
    });
    beforeEach(() => void (asked = []));

    const header = ({ headers }: IncomingMessage): [string, string][] =>
        (headers.authorization ?? "")
            .replace(/^OAuth /, "")
            .split(", ")
            .map((part) => part.split("=").map((side) => decodeURIComponent(side.replaceAll('"', ""))) as [string, string]);

    function isSigned(request: IncomingMessage): boolean {
        const pairs = header(request);
        const given = Object.fromEntries(pairs);
        const [path, query] = (request.url ?? "").split("?");
        const all = [...pairs.filter(([name]) => name !== "oauth_signature"), ...new URLSearchParams(query)];
        const sorted = all.map(([name, value]) => `${escape(name)}=${escape(value)}`).sort();
        const text = [request.method ?? "", `${base}${path}`, sorted.join("&")].map(escape).join("&");
        const key = `${escape(CLIENT.secret)}&${escape(SECRETS[given.oauth_token ?? ""] ?? "unknown")}`;
        const isNew = !nonces.has(given.oauth_nonce!);
        nonces.add(given.oauth_nonce!);
        return isNew && given.oauth_consumer_key === CLIENT.key && given.oauth_signature === createHmac("sha1", key).update(text).digest("base64");
    }

    function answer(request: IncomingMessage, response: ServerResponse): void {
        if (!isSigned(request)) return void response.writeHead(401).end("oauth_problem=signature_invalid");
        const path = request.url!;
        asked.push(`${request.method} ${path}`);
        if (path === "/request") return void response.end("oauth_token=request%2Btoken&oauth_token_secret=request%26secret&oauth_callback_confirmed=true");
        if (path === "/access") return void response.end("oauth_token=access%2Ftoken&oauth_token_secret=access%3Dsecret");
        response.setHeader("content-type", "application/json").end(JSON.stringify({ id: 12, login: "wren", email: "wren@old.test", name: "Wren" }));
    }

    async function backendOf(consumer_secret: string) {
        const backend = await createTestBackend();
        const addresses = {
            request_token_url: `${base}/request`,
            authorization_url: `${base}/authorize`,
            access_token_url: `${base}/access`,
            profile_url: `${base}/me?format=json&fields=id,email`,
        };
        const settings = { provider_type: "github", consumer_key: CLIENT.key, consumer_secret, ...addresses, ...(await sourceFlows(backend)) };
        must(await backend.admin.post("sources/oauth/", { name: "Old", slug: "old", ...settings }));
        return backend;
    }

    it("understand one another", async () => {
        const visitor = (await backendOf(CLIENT.secret)).browser();
        const sent = new URL((await visitor.get("/source/oauth/login/old/")).headers.get("location")!);
        expect(sent.searchParams.get("oauth_token")).to.equal("request+token");
        const back = await visitor.get("/source/oauth/callback/old/?oauth_token=request%2Btoken&oauth_verifier=v%20%2B");
        expect((await onward(visitor, back)).body.to).to.equal("/if/user/");
        expect(await whoIs(visitor)).to.include({ username: "wren", email: "wren@old.test" });
        expect(asked).to.deep.equal(["POST /request", "POST /access", "GET /me?format=json&fields=id,email"]);
    });

    it("do not where the secret is another one", async () => {
        const { status, body } = await (await backendOf("another")).browser().get("/source/oauth/login/old/");
        expect([status, body.includes("signature_invalid")]).to.deep.equal([400, true]);
    });
});
