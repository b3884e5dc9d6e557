/** A value as a directory holds it: a text, or bytes that are none. */
export type Value = string | Uint8Array;

/** Names and object identifiers that mean one attribute (RFC 4519, RFC 2798), by the name that is used here. */
const ALIASES: Record<string, readonly string[]> = {
    cn: ["commonname", "2.5.4.3"],
    sn: ["surname", "2.5.4.4"],
    c: ["countryname", "2.5.4.6"],
    l: ["localityname", "2.5.4.7"],
    st: ["stateorprovincename", "2.5.4.8"],
    street: ["streetaddress", "2.5.4.9"],
    o: ["organizationname", "2.5.4.10"],
    ou: ["organizationalunitname", "2.5.4.11"],
    objectclass: ["2.5.4.0"],
    member: ["2.5.4.31"],
    givenname: ["gn", "2.5.4.42"],
    uid: ["userid", "0.9.2342.19200300.100.1.1"],
    mail: ["rfc822mailbox", "0.9.2342.19200300.100.1.3"],
    dc: ["domaincomponent", "0.9.2342.19200300.100.1.25"],
    displayname: ["2.16.840.1.113730.3.1.241"],
};
const CANONICAL = new Map(Object.entries(ALIASES).flatMap(([name, others]) => others.map((other): [string, string] => [other, name])));

/** The name under which an attribute is found, however a client spells it: `CommonName` and `2.5.4.3` are `cn`. */
export function canonical(attribute: string): string {
    const lower = attribute.toLowerCase();
    return CANONICAL.get(lower) ?? lower;
}

export interface Attribute {
    /** As it is shown to clients. */
    readonly name: string;
    readonly values: readonly Value[];
}

/** An object of a directory. Its attributes by their canonical names: one each, whatever the case. */
export interface Entry {
    readonly dn: string;
    readonly attributes: ReadonlyMap<string, Attribute>;
}

/** An entry; attributes without values are not there, and of two that are spelt differently the later one counts. */
export function entry(dn: string, attributes: Iterable<readonly [string, Value | readonly Value[] | undefined]>): Entry {
    const found = new Map<string, Attribute>();
    for (const [name, given] of attributes) {
        const values = given === undefined ? [] : typeof given === "string" || given instanceof Uint8Array ? [given] : given;
        if (values.length) found.set(canonical(name), { name, values });
    }
    return { dn, attributes: found };
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Bytes as the text that they are, or as themselves. */
export function toValue(bytes: Uint8Array): Value {
    try {
        return utf8.decode(bytes);
    } catch {
        return bytes;
    }
}

export const bytesOf = (value: Value): Uint8Array => (typeof value === "string" ? new TextEncoder().encode(value) : value);

export const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
