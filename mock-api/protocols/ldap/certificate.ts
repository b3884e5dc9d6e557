import type { Db } from "#kernel/store/db.ts";
import type { Key } from "#kernel/base/models.ts";
import { type Certificate, INTERNAL } from "#mock/apps/crypto/certificate.resource.ts";
import { usedProviders } from "./directory.ts";

/**
 * The pair with which TLS begins: that of the provider whose server name the client says; else the one that all providers share; else any pair of the
 * installation's own. Undefined where there is none with a key.
 */
export function keyPairFor(db: Db, name: string | undefined): Certificate | undefined {
    const withKey = (pk: Key | null): Certificate | undefined => {
        const pair = db.find("authentik_crypto.certificatekeypair", pk);
        return pair?.key_data ? pair : undefined;
    };
    const providers = usedProviders(db);
    const named = providers.find(({ tls_server_name }) => tls_server_name !== "" && tls_server_name.toLowerCase() === name?.toLowerCase());
    const [shared, ...others] = new Set(providers.map(({ certificate }) => certificate));
    return (
        (named && withKey(named.certificate)) ??
        (others.length ? undefined : withKey(shared ?? null)) ??
        db.all("authentik_crypto.certificatekeypair").find(({ key_data, managed }) => key_data !== "" && managed !== INTERNAL)
    );
}
