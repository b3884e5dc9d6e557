// What the parts on protocols share: a key, applications made over the API, and sessions of somebody who is signed in.
import { sign } from "node:crypto";
import { send } from "./tools.mjs";

export const CLIENTS = 8;
/** Asks nothing of whoever is signed in. */
export const FLOW = "default-provider-authorization-implicit-consent";
const SIGN_IN = "/api/v3/flows/executor/default-authentication-flow/?query=";
const PASSWORD = "bench-password";

/** Signatures per second on one core, by the library that everybody here signs with. */
export function bareSignatures(privateKey) {
    const content = Buffer.alloc(600, "a");
    const until = performance.now() + 2000;
    const started = performance.now();
    let count = 0;
    for (; performance.now() < until; count++) sign("sha256", content, privateKey);
    return Math.round((count * 1000) / (performance.now() - started));
}

/** The JSON of an answer; throws where it is no success. */
export function told({ status, body }) {
    if (status >= 300) throw new Error(`${status}: ${body}`);
    return JSON.parse(body);
}

export const jarOf = ({ headers }, before = "") => {
    const pairs = (headers["set-cookie"] ?? []).map((line) => line.split(";")[0]);
    const kept = Object.fromEntries([...before.split("; ").filter(Boolean), ...pairs].map((pair) => pair.split(/=(.*)/, 2)));
    return Object.entries(kept)
        .map((pair) => pair.join("="))
        .join("; ");
};

/** Asks the API as the administrator. */
export const adminApi =
    (url) =>
    async (at, body, method = body ? "POST" : "GET") => {
        const answer = await send(url, `/api/v3/${at}`, { method, body: body && JSON.stringify(body) });
        return answer.status === 204 ? undefined : told(answer);
    };

/** The id of a pair with this key, beside the certificate that the sandbox made for itself. */
export async function importKey(api, privateKey) {
    const [own] = (await api("crypto/certificatekeypairs/?has_key=true")).results;
    const { data: certificate_data } = await api(`crypto/certificatekeypairs/${own.pk}/view_certificate/`);
    const key_data = privateKey.export({ format: "pem", type: "pkcs1" });
    return (await api("crypto/certificatekeypairs/", { name: "bench", certificate_data, key_data })).pk;
}

/** The id of the administrator, and the cookies of a session of theirs for each client. */
export async function signedIn(url, api) {
    const [admin] = (await api("core/users/?username=akadmin")).results;
    await api(`core/users/${admin.pk}/set_password/`, { password: PASSWORD });
    const sessions = [];
    for (let client = 0; client < CLIENTS; client++) sessions.push(await session(url));
    return { admin: admin.pk, sessions };
}

/** The cookies of a new session of the administrator. */
async function session(url) {
    let jar = jarOf(await send(url, SIGN_IN, { cookie: "none=" }));
    for (const answer of [{ uid_field: "akadmin" }, { password: PASSWORD }]) {
        let sent = await send(url, SIGN_IN, { method: "POST", body: JSON.stringify(answer), cookie: jar });
        for (; sent.status === 302; sent = await send(url, SIGN_IN, { cookie: jar })) jar = jarOf(sent, jar);
        jar = jarOf(sent, jar);
    }
    return jar;
}
