import { generateKeyPairSync } from "node:crypto";
import { expect } from "chai";
import { askTokens, authorize, codeOf, must, oauthBackend, toldTo } from "./oauth2.test-helper.ts";

const pem = (pair: { privateKey: { export(options: { format: "pem"; type: "pkcs8" }): string | Buffer } }): string =>
    String(pair.privateKey.export({ format: "pem", type: "pkcs8" }));

/** Private keys that no token can be signed with; undefined: a certificate alone. */
const KEYS: readonly (readonly [name: string, key: string | undefined])[] = [
    ["an RSA key of 1024 bits", pem(generateKeyPairSync("rsa", { modulusLength: 1024 }))],
    ["a key on another curve than P-256", pem(generateKeyPairSync("ec", { namedCurve: "P-384" }))],
    ["an Ed25519 key", pem(generateKeyPairSync("ed25519"))],
    ["a certificate without a key", undefined],
];

describe("a provider that cannot sign (D-436)", () => {
    for (const [name, key_data] of KEYS)
        it(`with ${name}: says so to the client, promises nothing, and leaves the code good`, async () => {
            const world = await oauthBackend();
            const { admin } = world.backend;
            const [own] = (await admin.get("crypto/certificatekeypairs/?has_key=true")).body.results;
            const { data: certificate_data } = must(await admin.get(`crypto/certificatekeypairs/${own.pk}/view_certificate/`));
            const pair = must(await admin.post("crypto/certificatekeypairs/", { name: "weak", certificate_data, key_data }));
            const app = await world.app({ provider: { signing_key: pair.pk } });
            const bob = await world.backend.as("bob");
            expect((await bob.get("/application/o/app/jwks/")).body).to.deep.equal({ keys: [] });
            const { id_token_signing_alg_values_supported: algorithms } = (await bob.get("/application/o/app/.well-known/openid-configuration")).body;
            expect(algorithms).to.deep.equal([]);

            const code = await codeOf(bob, app);
            const exchange = () => askTokens(world, app, { grant_type: "authorization_code", code, redirect_uri: app.redirect_uri });
            const refused = await exchange();
            expect([refused.status, refused.body.error]).to.deep.equal([400, "server_error"]);
            expect(toldTo((await authorize(bob, app, { response_type: "id_token token" })).body.to)).to.include({ error: "server_error", state: "st-1" });
            must(await admin.patch(`providers/oauth2/${app.pk}/`, { signing_key: null }));
            expect((await exchange()).status).to.equal(200);
        });
});
