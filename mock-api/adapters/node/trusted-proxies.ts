import { BlockList, isIP } from "node:net";
import { remembered } from "#mock/encoding/remembered.ts";

/** Whether a machine may say for whom it asks, and by which name: a proxy in front of the server. */
export type Trusts = (ip: string) => boolean;

/** This machine and private networks. Source: `listen.trusted_proxy_cidrs` of the original. */
const NEARBY: readonly string[] = ["127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fe80::/10", "::1/128"];

/** How many addresses are remembered: the same few proxies ask again and again. */
const REMEMBERED = 1000;

/** Trusts the machines of these networks, each a CIDR (RFC 4632, 4291 2.3) or one address. Throws for anything else. */
export function trusting(networks: readonly string[]): Trusts {
    const list = new BlockList();
    for (const network of networks) {
        const [address = "", prefix] = network.split("/");
        const family = isIP(address) === 6 ? "ipv6" : "ipv4";
        const longest = family === "ipv6" ? 128 : 32;
        const length = prefix === undefined ? longest : /^\d{1,3}$/.test(prefix) ? Number(prefix) : NaN;
        if (!isIP(address) || !(length <= longest)) throw new Error(`--trusted-proxies takes networks like 10.0.0.0/8 or fd00::/8, not ${network}.`);
        list.addSubnet(address, length, family);
    }
    return remembered(REMEMBERED, (ip: string): boolean => {
        // Of link-local addresses the interface is named, too (RFC 4007 11).
        const bare = ip.split("%")[0]!;
        return isIP(bare) !== 0 && list.check(bare, isIP(bare) === 6 ? "ipv6" : "ipv4");
    });
}

/** Who is trusted where nothing else is said. */
export const trustsNearby: Trusts = trusting(NEARBY);

/** Whom `--trusted-proxies` or `AUTHENTIK_LISTEN__TRUSTED_PROXY_CIDRS` names, comma-separated; an empty text trusts nobody. */
export const trustedBy = (said: string | undefined): Trusts =>
    said === undefined
        ? trustsNearby
        : trusting(
              said
                  .split(",")
                  .map((network) => network.trim())
                  .filter(Boolean),
          );
