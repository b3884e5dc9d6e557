import { asString, PyError, PyObject, type PyFunction, type Value } from "#mock/python/values.ts";

/** An address as a number, with the bits it has. */
interface Bits {
    readonly value: bigint;
    readonly width: 32 | 128;
}

function bitsOf(text: string): Bits | undefined {
    if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) {
        const parts = text.split(".").map(Number);
        return parts.every((part) => part < 256) ? { value: parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n), width: 32 } : undefined;
    }
    if (!text.includes(":") || !URL.canParse(`http://[${text}]/`)) return undefined;
    const [head = "", tail] = new URL(`http://[${text}]/`).hostname.slice(1, -1).split("::");
    const left = head.split(":").filter(Boolean);
    const right = (tail ?? "").split(":").filter(Boolean);
    const words = tail === undefined ? left : [...left, ...Array<string>(8 - left.length - right.length).fill("0"), ...right];
    return { value: words.reduce((sum, word) => sum * 65536n + BigInt(`0x${word}`), 0n), width: 128 };
}

const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16", "fc00::/7", "fe80::/10", "::1/128"];

/** `ip_address(text)`: compares and prints as its text. Source: Python's ipaddress module. */
export function ipAddress(text: string): Value {
    const bits = bitsOf(text);
    if (!bits) throw new PyError("ValueError", `'${text}' does not appear to be an IPv4 or IPv6 address`);
    const isIn = (network: string) => contains(network, text);
    return new PyObject(
        bits.width === 32 ? "IPv4Address" : "IPv6Address",
        {
            version: bits.width === 32 ? 4 : 6,
            is_private: PRIVATE.some(isIn),
            is_global: !PRIVATE.some(isIn),
            is_loopback: isIn("127.0.0.0/8") || isIn("::1/128"),
            is_link_local: isIn("169.254.0.0/16") || isIn("fe80::/10"),
            compressed: text,
            exploded: text,
            // Equal to another of the same text.
            pk: text,
        },
        { text },
    );
}

function contains(network: string, address: string): boolean {
    const [base = "", length] = network.split("/");
    const [of, is] = [bitsOf(base), bitsOf(address)];
    if (!of || !is || of.width !== is.width) return false;
    const shift = BigInt(of.width - Number(length ?? of.width));
    return of.value >> shift === is.value >> shift;
}

/** `ip_network(text)`: asked with `in`. */
export function ipNetwork(text: string): Value {
    const [base = "", length] = text.split("/");
    const bits = bitsOf(base);
    const isValid = bits !== undefined && (length === undefined || (/^\d+$/.test(length) && Number(length) <= bits.width));
    if (!isValid) throw new PyError("ValueError", `'${text}' does not appear to be an IPv4 or IPv6 network`);
    const holds: PyFunction = ([address]) => contains(text, asString(address ?? ""));
    return new PyObject("IPNetwork", { __contains__: holds, prefixlen: Number(length ?? bits.width), pk: text }, { text });
}
