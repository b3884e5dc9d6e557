import type { Call } from "#kernel/http/call.ts";
import type { Models } from "#kernel/base/models.ts";
import type { Asking } from "#mock/apps/core/password-keeper.facet.ts";
import { type Directory, type DirectoryAddress, DirectoryError, directoriesOfHost, type OpenDirectory } from "#mock/outside/directory.ts";
import { isLoopback, networkOfHost } from "#mock/outside/network.ts";
import { exampleDirectoryAt } from "../example/directory.ts";

export const SOURCE = "authentik_sources_ldap.ldapsource";
export type LdapSource = Models[typeof SOURCE];

/** The attributes by which a user or group is found again, and is bound as. */
export const [DN, UNIQ] = ["distinguishedName", "ldap_uniq"];

/**
 * Does `work` on a connection to a source's directory: the first of its servers that answers. Outside the transaction, so rows that were read
 * before are read again; the example directories alone are asked inside it. Rejects with a DirectoryError.
 */
export async function withDirectory<T>({ call, outside }: Asking, source: LdapSource, work: (directory: Directory) => Promise<T>): Promise<T> {
    const addresses = addressesOf(call, source);
    const example = addresses.map(({ url }) => exampleDirectoryAt(url, call.db)).find((one) => one !== undefined);
    if (example) return work(example);
    const open = directoriesOfHost();
    if (!open) throw new DirectoryError(`${source.server_uri} cannot be reached: a sandbox in a tab reaches its example directories only.`);
    for (const { url } of addresses) checkAddress(url);
    return outside(async () => {
        const directory = await firstThatAnswers(open, addresses);
        try {
            return await work(directory);
        } finally {
            await directory.close();
        }
    });
}

function addressesOf({ db }: Call, { server_uri, start_tls, peer_certificate }: LdapSource): DirectoryAddress[] {
    const certificate = db.find("authentik_crypto.certificatekeypair", peer_certificate)?.certificate_data ?? null;
    return server_uri.split(",").map((url) => ({ url: url.trim(), startTls: start_tls, certificate }));
}

/** The same rule as for HTTP: this machine only, unless the host was told otherwise. */
function checkAddress(url: string): void {
    const [, host = ""] = /^ldaps?:\/\/([^/?#]+)/i.exec(url) ?? [];
    if (!URL.canParse(`http://${host}`)) throw new DirectoryError(`${url} is no address of a directory.`);
    if (networkOfHost()?.isOpen || isLoopback(new URL(`http://${host}`))) return;
    throw new DirectoryError(`${host} is not asked: the sandbox reaches servers on this machine only, unless it is started with --network.`);
}

async function firstThatAnswers(open: OpenDirectory, addresses: readonly DirectoryAddress[]): Promise<Directory> {
    const failures: string[] = [];
    for (const address of addresses)
        try {
            return await open(address);
        } catch (error) {
            if (!(error instanceof DirectoryError)) throw error;
            failures.push(`${address.url}: ${error.message}`);
        }
    throw new DirectoryError(failures.join(" · "));
}

/** Proves that the source itself asks; without a name it asks without a proof. */
export async function bindAsSource(directory: Directory, { bind_cn, bind_password }: Pick<LdapSource, "bind_cn" | "bind_password">): Promise<void> {
    if (bind_cn !== "") await directory.bind(bind_cn, bind_password);
}
