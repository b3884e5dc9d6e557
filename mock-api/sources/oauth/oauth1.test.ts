import { expect } from "chai";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import { parametersIn, signatureOf } from "#mock/encoding/oauth1.ts";
import { provideNetwork } from "#mock/outside/network.ts";
import { must } from "#mock/protocols/oauth2/oauth2.test-helper.ts";
import { onward, service, sourceFlows, whoIs } from "./oauth-source.test-helper.ts";

const MINUTE_MS = 60_000;
const GIVEN = "oauth_token=rt&oauth_token_secret=rs&oauth_callback_confirmed=true";
const ANSWERS = { "/request": GIVEN, "/access": "oauth_token=at&oauth_token_secret=as", "/me": { id: 7, login: "wren", email: "wren@x.test", name: "Wren" } };

describe("an OAuth source with a request token URL, which speaks OAuth 1.0a", () => {
    afterEach(() => provideNetwork(undefined));

    async function source(settings: object = {}, now: () => number = Date.now): Promise<TestBackend> {
        const backend = await createTestBackend({ now });
        const at = (path: string): string => `https://old.test/${path}`;
        const addresses = {
            request_token_url: at("request"),
            authorization_url: at("authorize?skin=dark"),
            access_token_url: at("access"),
            profile_url: at("me?v=2"),
        };
        const client = { provider_type: "github", consumer_key: "key", consumer_secret: "hush & hush" };
        must(await backend.admin.post("sources/oauth/", { name: "Old", slug: "old", ...client, ...addresses, ...(await sourceFlows(backend)), ...settings }));
        return backend;
    }

    /** A visitor who has been sent to the service. */
    async function begun(answers: Parameters<typeof service>[0] = ANSWERS, settings: object = {}, now?: () => number) {
        const backend = await source(settings, now);
        const { asked } = service(answers);
        const visitor = backend.browser();
        return { backend, asked, visitor, sent: await visitor.get("/source/oauth/login/old/") };
    }
    const BACK = "/source/oauth/callback/old/?oauth_token=rt&oauth_verifier=v";

    it("takes a request token along to the service", async () => {
        const { sent } = await begun();
        expect(sent.headers.get("location")).to.equal(
            "https://old.test/authorize?oauth_token=rt&oauth_callback=http%3A%2F%2Fauthentik.test%2Fsource%2Foauth%2Fcallback%2Fold%2F&skin=dark",
        );
    });

    it("redeems it with the verifier, and asks who has come", async () => {
        const { asked, visitor } = await begun();
        const back = await visitor.get(BACK);
        expect((await onward(visitor, back)).body.to).to.equal("/if/user/");
        expect(await whoIs(visitor)).to.include({ username: "wren", email: "wren@x.test", name: "Wren" });
        expect(asked.map(({ method, url }) => `${method} ${url}`)).to.deep.equal([
            "POST https://old.test/request",
            "POST https://old.test/access",
            "GET https://old.test/me?v=2",
        ]);
    });

    it("signs each question with what it knows by then (RFC 5849 3)", async () => {
        const { asked, visitor } = await begun();
        await visitor.get(BACK);
        const parameters = asked.map(({ headers }) => parametersIn(headers.authorization!)!);
        for (const [at, secret] of ["", "rs", "as"].entries())
            expect(parameters[at]!.oauth_signature).to.equal(signatureOf({ ...asked[at]!, parameters: parameters[at]! }, "hush & hush", secret));
        expect(parameters[0]).to.include({ oauth_consumer_key: "key", oauth_callback: "http://authentik.test/source/oauth/callback/old/" });
        expect(parameters[1]).to.include({ oauth_token: "rt", oauth_verifier: "v" });
        expect(parameters[2]).to.include({ oauth_token: "at", oauth_version: "1.0", oauth_signature_method: "HMAC-SHA1" });
        expect(new Set(parameters.map(({ oauth_nonce }) => oauth_nonce)).size).to.equal(3);
    });

    it("asks for the address that the profile does not tell, signed as well", async () => {
        const { asked, visitor } = await begun(
            { ...ANSWERS, "/me": { id: 7, login: "wren" }, "/me/emails": [{ email: "wren@y.test", primary: true }] },
            { profile_url: "https://old.test/me" },
        );
        await onward(visitor, await visitor.get(BACK));
        expect((await whoIs(visitor)).email).to.equal("wren@y.test");
        expect(parametersIn(asked[3]!.headers.authorization!)).to.include({ oauth_token: "at" });
    });

    it("speaks OAuth 2.0 all the same where the service has addresses of its own", async () => {
        const { sent, asked } = await begun(ANSWERS, { provider_type: "discord" });
        expect(sent.headers.get("location")).to.contain("https://discord.com/api/oauth2/authorize?client_id=key");
        expect(asked).to.deep.equal([]);
    });

    describe("begins no sign-in", () => {
        for (const [what, answer, reason] of [
            ["where the service does not know the client", "oauth_problem=consumer_key_unknown", "consumer_key_unknown"],
            ["where it gives no token", "<html>", "does not take the request"],
            ["where it is not there", undefined, "does not take the request"],
            ["where it speaks OAuth 1.0, in which sign-ins could be forged", GIVEN.replace("true", "false"), "does not confirm the address"],
        ] as const)
            it(what, async () => {
                const { sent } = await begun(answer === undefined ? {} : { "/request": answer });
                expect(sent.status).to.equal(400);
                expect(sent.body).to.contain("does not take the request").and.to.contain(reason).and.to.contain("/source/oauth/login/old/");
            });

        it("in a tab with another server", async () => {
            const backend = await source();
            expect((await backend.browser().get("/source/oauth/login/old/")).body).to.contain("old.test cannot be reached");
        });
    });

    describe("signs nobody in", () => {
        for (const [what, path, reason] of [
            ["by another request token", BACK.replace("=rt", "=guessed"), "does not belong to a sign-in"],
            ["by no request token", "/source/oauth/callback/old/?oauth_verifier=v", "does not belong to a sign-in"],
            ["by an answer of OAuth 2.0", "/source/oauth/callback/old/?state=rt&code=v", "does not belong to a sign-in"],
            ["without a verifier", "/source/oauth/callback/old/?oauth_token=rt", "has not let you in"],
            ["whom the service refuses", "/source/oauth/callback/old/?oauth_token=rt&oauth_problem=user_refused", "user_refused"],
            ["whom the service refuses as Twitter did", "/source/oauth/callback/old/?denied=rt", "has not let you in"],
        ] as const)
            it(what, async () => {
                const { visitor } = await begun();
                const { status, body } = await visitor.get(path);
                expect([status, body.includes(reason)]).to.deep.equal([400, true]);
            });

        for (const [what, answers, reason] of [
            [
                "where the verifier counts for nothing",
                { ...ANSWERS, "/access": "oauth_problem=verifier_invalid&oauth_problem_advice=No%3Cb%3E" },
                "No&lt;b&gt;",
            ],
            ["where there is no profile", { ...ANSWERS, "/me": "<html>" }, "does not tell who you are"],
            ["where the profile names nobody", { ...ANSWERS, "/me": { login: "wren" } }, "names nobody"],
        ] as const)
            it(what, async () => {
                const { visitor } = await begun(answers);
                const { status, body } = await visitor.get(BACK);
                expect([status, body.includes(reason)]).to.deep.equal([400, true]);
            });

        it("twice by one answer", async () => {
            const { visitor } = await begun();
            expect((await visitor.get(BACK)).status).to.equal(302);
            expect((await visitor.get(BACK)).body).to.contain("does not belong to a sign-in");
        });

        it("in another browser than the one that began", async () => {
            const { backend } = await begun();
            expect((await backend.browser().get(BACK)).body).to.contain("does not belong to a sign-in");
        });

        it("a quarter of an hour later", async () => {
            let now = Date.now();
            const { visitor } = await begun(ANSWERS, {}, () => now);
            now += 15 * MINUTE_MS + 1;
            expect((await visitor.get(BACK)).body).to.contain("begun too long ago");
        });
    });
});
