// LDAP: one user among many is searched for by `uid`, over connections that are bound, beside a server that only answers with the same bytes.
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { BerWriter, EqualityFilter } from "ldapts";
import { adminApi, signedIn } from "./sandbox.mjs";
import { fill, rate, row, startProgram, TOKEN } from "./tools.mjs";

const USERS = 10_000;
const CONNECTIONS = 10;
const BASE = "dc=ldap,dc=goauthentik,dc=io";

export async function benchLdap() {
    const folder = mkdtempSync(path.join(tmpdir(), "bench-"));
    const ldapPort = 20_000 + (process.pid % 20_000);
    const server = await startProgram(["dist/server.mjs", "--port", "0", "--data", folder, "--ldap-port", String(ldapPort)], {
        AUTHENTIK_BOOTSTRAP_TOKEN: TOKEN,
    });
    try {
        await fill(server.url, USERS);
        const uids = await directory(server.url);
        const clients = await Promise.all(Array.from({ length: CONNECTIONS }, () => bound(ldapPort)));
        let answer = Buffer.alloc(0);
        const found = await rate(CONNECTIONS, async (client, count) => (answer = await clients[client].search(uids[(count * 7919) % uids.length])));
        clients.forEach((client) => client.close());
        const bare = await bareRate(answer, uids[0]);
        row(`LDAP: one of ${USERS.toLocaleString("en")} users by uid, ${CONNECTIONS} connections`, `${found} /s`, "goal 2,000");
        row("bare node:net, the same bytes", `${bare} /s`, `the search is ${(found / bare).toFixed(2)} of it`);
    } finally {
        await server.stop();
        rmSync(folder, { recursive: true, force: true });
    }
}

/** An LDAP provider that the administrator may search; gives the uid of everybody. */
async function directory(url) {
    const api = adminApi(url);
    await signedIn(url, api);
    const [{ pk: flow }] = (await api("flows/instances/?slug=default-authentication-flow")).results;
    const [{ pk: group }] = (await api("core/groups/?name=authentik+Admins")).results;
    const { pk } = await api("providers/ldap/", { name: "bench", authorization_flow: flow, search_group: group });
    await api("core/applications/", { name: "bench", slug: "bench", provider: pk });
    return (await api(`core/users/?page_size=${USERS}`)).results.map(({ uid }) => uid);
}

/** A connection as the administrator. */
async function bound(port) {
    const client = await connected(port);
    await client.ask(0x60, 0x61, (writer) => {
        writer.writeInt(3);
        writer.writeString(`cn=akadmin,ou=users,${BASE}`);
        writer.writeString("bench-password", 0x80);
    });
    return client;
}

/** How fast a server is that answers every message with these bytes. */
async function bareRate(answer, uid) {
    const server = createServer((socket) => socket.on("data", () => socket.write(answer)).on("error", () => undefined));
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    const clients = await Promise.all(Array.from({ length: CONNECTIONS }, () => connected(server.address().port)));
    const plain = await rate(CONNECTIONS, (client) => clients[client].search(uid));
    clients.forEach((client) => client.close());
    server.close();
    return plain;
}

/** A client that does one operation after the other (RFC 4511), and as little as it can. */
async function connected(port) {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
    let [last, waiting] = [0, undefined];
    socket.on("data", (chunk) => {
        waiting.bytes = Buffer.concat([waiting.bytes, chunk]);
        if (isWhole(waiting.bytes, waiting.end)) waiting.resolve(waiting.bytes);
    });
    /** Sends an operation; gives the bytes of what is answered, up to the message with this tag. */
    const ask = (tag, end, write) =>
        new Promise((resolve) => {
            const writer = new BerWriter();
            writer.startSequence();
            writer.writeInt(++last);
            writer.startSequence(tag);
            write(writer);
            writer.endSequence();
            writer.endSequence();
            waiting = { bytes: Buffer.alloc(0), end, resolve };
            socket.write(writer.buffer);
        });
    const search = async (uid) => {
        const answer = await ask(0x63, 0x65, (writer) => {
            writer.writeString(BASE);
            for (const [value, type] of [
                [2, 0x0a],
                [0, 0x0a],
                [0, 0x02],
                [0, 0x02],
            ])
                writer.writeInt(value, type);
            writer.writeBoolean(false);
            new EqualityFilter({ attribute: "uid", value: uid }).write(writer);
            writer.startSequence();
            writer.endSequence();
        });
        if (!answer.includes("inetOrgPerson")) throw new Error("Nobody was found.");
        return answer;
    };
    return { ask, search, close: () => socket.destroy() };
}

/** Whether the last whole message has this tag: it ends the answer. */
function isWhole(bytes, end) {
    for (let at = 0; at + 6 <= bytes.length;) {
        const { length, start } = lengthAt(bytes, at + 1);
        // The tag of the operation stands behind the number of the message.
        const tag = bytes[start + 2 + bytes[start + 1]];
        at = start + length;
        if (at === bytes.length) return tag === end;
    }
    return false;
}

/** X.690 8.1.3: where the content begins, and how long it is. */
function lengthAt(bytes, at) {
    const first = bytes[at];
    if (first < 0x80) return { length: first, start: at + 1 };
    const octets = first & 0x7f;
    return { length: bytes.readUIntBE(at + 1, octets), start: at + 1 + octets };
}
