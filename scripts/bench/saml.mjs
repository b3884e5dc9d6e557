// SAML: somebody who is signed in is handed a signed assertion, beside what the machine can sign at all.
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { adminApi, bareSignatures, CLIENTS, FLOW, importKey, signedIn, told } from "./sandbox.mjs";
import { rate, row, send, start } from "./tools.mjs";

/** What the sandbox makes its own keys with, as the original does. */
const BITS = 4096;

export async function benchSaml() {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: BITS });
    const bare = bareSignatures(privateKey);
    row(`bare RS256 signatures of ${BITS} bits, one core`, `${bare} /s`);
    const folder = mkdtempSync(path.join(tmpdir(), "bench-"));
    const server = await start(folder);
    try {
        const made = await rate(CLIENTS, await signOn(server.url, privateKey));
        row(`SAML SSO (signed assertion) per second, ${BITS} bits`, `${made} /s`, `${(made / bare).toFixed(2)} of bare RS256; goal 0.4`);
    } finally {
        await server.stop();
        rmSync(folder, { recursive: true, force: true });
    }
}

/** One sign-on of a client: the application is opened, the flow asks nothing, its answer holds the assertion. */
async function signOn(url, privateKey) {
    const api = adminApi(url);
    const [flow] = (await api(`flows/instances/?slug=${FLOW}`)).results;
    const mappings = (await api("propertymappings/saml/?page_size=50")).results;
    const provider = await api("providers/saml/", {
        name: "bench",
        acs_url: "http://127.0.0.1:9/acs",
        audience: "bench",
        issuer: "bench-idp",
        sp_binding: "post",
        signing_kp: await importKey(api, privateKey),
        authorization_flow: flow.pk,
        property_mappings: mappings.map(({ pk }) => pk),
    });
    await api("core/applications/", { name: "bench", slug: "bench", provider: provider.pk });
    const { sessions } = await signedIn(url, api);
    return async (client) => {
        const cookie = sessions[client];
        await send(url, "/application/saml/bench/sso/binding/init/", { cookie });
        const { attrs } = told(await send(url, `/api/v3/flows/executor/${FLOW}/?query=`, { cookie }));
        if (!attrs?.SAMLResponse) throw new Error("There is no answer.");
    };
}
