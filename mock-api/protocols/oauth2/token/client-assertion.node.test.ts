import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import { expect } from "chai";
import type { JsonObject } from "#kernel/base/models.ts";
import { loadPython } from "#mock/python/python.ts";
import { askTokens, claimsOf, must, oauthBackend } from "../oauth2.test-helper.ts";

const JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A JWT by Node's own cryptography. */
function jwt(key: KeyObject, claims: object, header: object): string {
    const content = `${part({ alg: "RS256", typ: "JWT", ...header })}.${part(claims)}`;
    return `${content}.${createSign("sha256").update(content).sign(key, "base64url")}`;
}

/** Keys are found by their name: one serves all sources, another stands for a stranger's. */
const [ours, stranger] = [1, 2].map(() => generateKeyPairSync("rsa", { modulusLength: 2048 })) as [KeyPair, KeyPair];
type KeyPair = ReturnType<typeof generateKeyPairSync>;

/** A provider that trusts some sources, each with a key of its own name; `holder`: the only one whose key is ours, left out: all. */
async function world({ sources = 1, trusted, holder }: { sources?: number; trusted?: number; holder?: number } = {}) {
    const made = await oauthBackend();
    const { admin } = made.backend;
    const known: string[] = [];
    for (let at = 0; at < sources; at++) {
        const { publicKey } = holder === undefined || holder === at ? ours : stranger;
        const jwks = { keys: [{ ...(publicKey.export({ format: "jwk" }) as JsonObject), kid: `key-${at}`, alg: "RS256", use: "sig" }] };
        const source = { name: `source ${at}`, slug: `source-${at}`, provider_type: "openidconnect", consumer_key: "k", consumer_secret: "s", oidc_jwks: jwks };
        const urls = { authorization_url: "http://idp.test/a", access_token_url: "http://idp.test/t", profile_url: "http://idp.test/p" };
        known.push(must(await admin.post("sources/oauth/", { ...source, ...urls })).pk);
    }
    const app = await made.app({ slug: "test", provider: { jwks_sources: known.slice(0, trusted ?? sources) } });
    const ask = (client_assertion: string, more: Record<string, string | undefined> = {}) =>
        askTokens(made, app, { grant_type: "client_credentials", client_assertion_type: JWT_BEARER, client_assertion, scope: "openid profile", ...more });
    const exp = made.clock.now / 1000 + 300;
    return { ...made, app, ask, key: ours.privateKey, exp };
}

/** Counts the signatures that the platform checks meanwhile. */
async function verifications(work: () => Promise<unknown>): Promise<number> {
    const { subtle } = globalThis.crypto;
    const verify = subtle.verify.bind(subtle);
    let count = 0;
    subtle.verify = (...asked: Parameters<typeof verify>) => {
        count++;
        return verify(...asked);
    };
    try {
        await work();
    } finally {
        Reflect.deleteProperty(subtle, "verify");
    }
    return count;
}

describe("client credentials by a token of a source (RFC 7523)", () => {
    // A request that has to wait for Python is begun anew, and checks the signature twice.
    before(() => loadPython());

    it("M14.1: ask the key that the token names, of 20 sources one", async () => {
        const { ask, key, exp } = await world({ sources: 20, holder: 7 });
        const token = jwt(key, { sub: "foo", exp }, { kid: "key-7" });
        let status = 0;
        expect(await verifications(async () => (status = (await ask(token)).status))).to.equal(1);
        expect(status).to.equal(200);
    });

    it("M14.2: ask no key where none has that name", async () => {
        const { ask, key, exp } = await world();
        let error = "";
        expect(await verifications(async () => (error = (await ask(jwt(key, { sub: "foo", exp }, { kid: "other" }))).body.error))).to.equal(0);
        expect(error).to.equal("invalid_grant");
    });

    it("M14.3: are refused for a wrong signature, a token that is over or not yet good, one without a key's name, and no token at all", async () => {
        const { ask, key, exp, clock } = await world();
        const good = jwt(key, { sub: "foo", exp }, { kid: "key-0" });
        const bad: [string, Record<string, string | undefined>?][] = [
            [jwt(stranger.privateKey, { sub: "foo", exp }, { kid: "key-0" })],
            [jwt(key, { sub: "foo", exp: clock.now / 1000 - 1 }, { kid: "key-0" })],
            [jwt(key, { sub: "foo", exp, nbf: clock.now / 1000 + 60 }, { kid: "key-0" })],
            [jwt(key, { sub: "foo", exp, nbf: "soon" }, { kid: "key-0" })],
            [jwt(key, { sub: "foo", exp }, {})],
            [jwt(key, { exp }, { kid: "key-0" })],
            ["foo.bar"],
            ["", { client_secret: undefined }],
            [good, { client_assertion_type: "urn:other" }],
        ];
        for (const [token, more] of bad) {
            const answer = await ask(token, more);
            expect([answer.status, answer.body.error], token).to.deep.equal([400, "invalid_grant"]);
        }
        expect((await ask("", { client_secret: good })).status, "the secret's place will do").to.equal(200);
    });

    it("M14.4: make one user, and tell how it signed in", async () => {
        const { ask, key, exp, backend } = await world();
        const token = jwt(key, { sub: "foo", exp }, { kid: "key-0" });
        const body = must(await ask(token));
        expect(body).not.to.have.property("refresh_token");
        expect(claimsOf(body.access_token).preferred_username).to.equal("test-foo");
        must(await ask(token));
        const users = (await backend.admin.get("core/users/?username=test-foo")).body.results;
        expect(users).to.have.length(1);
        expect(users[0]).to.deep.include({
            path: "goauthentik.io/sources/source-0",
            attributes: { "goauthentik.io/user/generated": true, "goauthentik.io/user/expires": exp },
        });
        const login = (await backend.admin.get("events/events/?action=login")).body.results[0];
        expect(login.context).to.deep.include({ auth_method: "jwt" });
        expect(login.context.auth_method_args).to.deep.include({ jwk_id: "key-0", jwt: { sub: "foo", exp } });
        expect(login.context.auth_method_args.source.name).to.equal("source 0");
    });

    it("M14.5: trust the provider's own sources only", async () => {
        const { ask, key, exp } = await world({ sources: 2, trusted: 1 });
        expect((await ask(jwt(key, { sub: "foo", exp }, { kid: "key-1" }))).body.error).to.equal("invalid_grant");
    });

    it("D-421: never stand for a person who is called alike", async () => {
        const { ask, key, exp, backend } = await world();
        await backend.as("test-foo");
        expect((await ask(jwt(key, { sub: "foo", exp }, { kid: "key-0" }))).body.error).to.equal("invalid_grant");
    });

    it("are asked for by policies that see the token's claims", async () => {
        const { ask, key, exp, app, backend } = await world();
        const { body: policy } = await backend.admin.post("policies/expression/", { name: "main", expression: 'return context["oauth_jwt"]["ref"] == "main"' });
        await backend.admin.post("policies/bindings/", { target: app.application.pk, policy: policy.pk, order: 0 });
        const from = (ref: string) => ask(jwt(key, { sub: "foo", exp, ref }, { kid: "key-0" }));
        expect([(await from("main")).status, (await from("other")).status]).to.deep.equal([200, 400]);
    });
});
