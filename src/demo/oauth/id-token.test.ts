import { expect } from "@open-wc/testing";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { type Check, checkIdToken, read } from "./id-token.ts";
import { halfHash } from "./random.ts";

const NOW = 1_700_000_000;
const discovery = {
    issuer: "https://id.test/app/",
    authorization_endpoint: "",
    token_endpoint: "",
    userinfo_endpoint: "",
    end_session_endpoint: "",
    jwks_uri: "",
    namesIssuer: false,
};
const pending = {
    client: { client_id: "app", client_secret: "secret of 32 letters and more, too", redirect_uri: "" },
    url: "",
    state: "",
    nonce: "n",
    verifier: "",
};
const good = { iss: discovery.issuer, aud: "app", exp: NOW + 100, iat: NOW, nonce: "n", at_hash: halfHash("token"), sub: "1" };

describe("the demo's checks of an ID token", () => {
    let pair: CryptoKeyPair;
    let keys: Record<string, unknown>;
    before(async () => {
        pair = (await generateKeyPair("ES256")) as CryptoKeyPair;
        keys = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: "k", alg: "ES256", use: "sig" }] };
    });

    const made = (claims: object, key: CryptoKey = pair.privateKey) => new SignJWT({ ...claims }).setProtectedHeader({ alg: "ES256", kid: "k" }).sign(key);
    const checked = (id_token: string, more = {}) =>
        checkIdToken({ id_token, access_token: "token", refresh_token: "" }, { discovery, pending, keys, ...more }, NOW);
    const bad = (checks: readonly Check[]) => checks.filter(({ isGood }) => isGood !== true).map(({ name, isGood }) => [name, isGood]);

    it("pass a good one", async () => expect(bad(await checked(await made(good)))).to.deep.equal([]));

    it("each find what is wrong, and nothing else", async () => {
        const found = async (claims: object) => bad(await checked(await made({ ...good, ...claims })));
        expect(await found({ iss: "https://evil.test/" })).to.deep.equal([["issuer", false]]);
        expect(await found({ aud: ["other"] })).to.deep.equal([["audience", false]]);
        expect(await found({ aud: ["other", "app"] })).to.deep.equal([]);
        expect(await found({ exp: NOW - 61 })).to.deep.equal([["expires", false]]);
        expect(await found({ iat: NOW + 61 })).to.deep.equal([["issued", false]]);
        expect(await found({ nonce: "other" })).to.deep.equal([["nonce", false]]);
        expect(await found({ at_hash: halfHash("other") })).to.deep.equal([["at_hash", false]]);
    });

    it("find a signature that is not the provider's", async () => {
        const stranger = (await generateKeyPair("ES256")) as CryptoKeyPair;
        expect(bad(await checked(await made(good, stranger.privateKey)))).to.deep.equal([["signature", false]]);
        expect(bad(await checked(await made(good), { keys: { keys: [] } }))).to.deep.equal([["signature", false]]);
        const [, claims = ""] = (await made(good)).split(".");
        expect(bad(await checked(`${btoa('{"alg":"none"}').replaceAll("=", "")}.${claims}.`))).to.deep.equal([["signature", false]]);
        expect(bad(await checked("no token"))).to.deep.equal([["signature", false]]);
    });

    it("check a signature by the client's secret, where the client has one", async () => {
        const secret = new TextEncoder().encode(pending.client.client_secret);
        const token = await new SignJWT(good).setProtectedHeader({ alg: "HS256" }).sign(secret);
        expect(bad(await checked(token))).to.deep.equal([]);
        const isPublic = { ...pending, client: { ...pending.client, client_secret: "" } };
        expect(bad(await checked(token, { pending: isPublic }))).to.deep.equal([["signature", undefined]]);
    });

    it("read nothing in what is no token", () => expect(read("a.b")).to.equal(undefined));
});
