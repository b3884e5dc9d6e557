import { existsSync } from "node:fs";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "ldapts";
import { freePort } from "../server.ts";
import { startProgram } from "./program.ts";

const SLAPD = "/usr/sbin/slapd";
const SCHEMAS = "/etc/ldap/schema";
export const BASE = "dc=paperlane,dc=example";
export const READER = { dn: `cn=reader,${BASE}`, password: "reader's" };

/** OpenLDAP's own server, with an empty directory. */
export interface Slapd {
    readonly url: string;
    /** Its address by TLS from the first byte; undefined without a certificate. */
    readonly secureUrl: string | undefined;
    stop(): Promise<void>;
}

/** What it shows of itself by TLS, in PEM. */
export interface ServerCertificate {
    readonly certificate: string;
    readonly key: string;
}

/** Skips a suite, and says so, where OpenLDAP's server is not installed. */
export function needSlapd(suite: Mocha.Context): void {
    if (existsSync(SLAPD) && existsSync(SCHEMAS)) return;
    console.log(`Not tried: there is no slapd at ${SLAPD} with its schemas at ${SCHEMAS}.`);
    suite.skip();
}

/** Whether a password is somebody's in a directory. */
export async function isLetIn(url: string, dn: string, password: string): Promise<boolean> {
    const client = new Client({ url });
    try {
        await client.bind(dn, password);
        return true;
    } catch {
        return false;
    } finally {
        await client.unbind().catch(() => undefined);
    }
}

/** Starts an empty slapd, which its reader may change; resolves when it answers, rejects when it ends before. */
export async function startSlapd(shown?: ServerCertificate): Promise<Slapd> {
    const folder = await mkdtemp(path.join(tmpdir(), "slapd-"));
    await mkdir(path.join(folder, "data"));
    const config = [
        ...(await tlsLines(folder, shown)),
        ...["core", "cosine", "inetorgperson"].map((schema) => `include ${SCHEMAS}/${schema}.schema`),
        "modulepath /usr/lib/ldap",
        "moduleload back_mdb",
        `pidfile ${folder}/pid`,
        "database mdb",
        `suffix ${BASE}`,
        `rootdn cn=root,${BASE}`,
        `directory ${folder}/data`,
        "maxsize 67108864",
        "dbnosync",
        // A search without pages is cut off, as Active Directory does.
        `limits dn.exact="${READER.dn}" size.soft=500 size.hard=500 size.prtotal=unlimited`,
        `access to attrs=userPassword by dn.exact="${READER.dn}" write by anonymous auth`,
        `access to * by dn.exact="${READER.dn}" write by users read`,
    ];
    await writeFile(path.join(folder, "slapd.conf"), `${config.join("\n")}\nrootpw root\n`);
    const url = `ldap://127.0.0.1:${await freePort()}`;
    const secureUrl = shown && `ldaps://127.0.0.1:${await freePort()}`;
    const { stop } = await startProgram({
        file: SLAPD,
        args: ["-f", path.join(folder, "slapd.conf"), "-h", [url, secureUrl ?? ""].join(" "), "-d", "0"],
        folder,
        answers: () => isLetIn(url, `cn=root,${BASE}`, "root"),
    });
    return { url, secureUrl, stop };
}

async function tlsLines(folder: string, shown: ServerCertificate | undefined): Promise<string[]> {
    if (!shown) return [];
    await writeFile(path.join(folder, "cert.pem"), shown.certificate);
    await writeFile(path.join(folder, "key.pem"), shown.key);
    return [`TLSCertificateFile ${folder}/cert.pem`, `TLSCertificateKeyFile ${folder}/key.pem`];
}
