import type { Json, JsonObject } from "#kernel/base/models.ts";
import { isObject } from "#kernel/store/validate.ts";
import { canonical, type Entry, hexOf, type Value } from "#mock/encoding/ldap/attribute.ts";
import { own, put } from "#kernel/base/own.ts";

/** Attributes whose bytes have a text of their own. */
const TEXTS: Readonly<Record<string, (bytes: Uint8Array) => string>> = { objectsid: sidOf, objectguid: guidOf };

/** A security identifier, `S-1-5-21-…`: [MS-DTYP] 2.4.2.1. */
function sidOf(bytes: Uint8Array): string {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const count = bytes[1] ?? 0;
    if (bytes.length < 8 || bytes.length < 8 + count * 4) return hexOf(bytes);
    const authority = view.getUint16(2) * 2 ** 32 + view.getUint32(4);
    const parts = Array.from({ length: count }, (_, part) => view.getUint32(8 + part * 4, true));
    return ["S", bytes[0], authority, ...parts].join("-");
}

/** A GUID, whose first three parts are little-endian: [MS-DTYP] 2.3.4.2. */
function guidOf(bytes: Uint8Array): string {
    if (bytes.length !== 16) return hexOf(bytes);
    const part = (...places: number[]): string => hexOf(Uint8Array.from(places, (place) => bytes[place]!));
    return `{${[part(3, 2, 1, 0), part(5, 4), part(7, 6), part(8, 9), part(10, 11, 12, 13, 14, 15)].join("-")}}`;
}

function textOf(attribute: string, value: Value): string | undefined {
    const told = own(TEXTS, canonical(attribute));
    if (typeof value === "string") return told && /[^\x20-\x7e]/.test(value) ? told(new TextEncoder().encode(value)) : value;
    return told?.(value);
}

/** An attribute's values as texts; those that are neither text nor known bytes (pictures, certificates) are left out. */
export function valuesOf(entry: Entry, attribute: string): string[] {
    const values = entry.attributes.get(canonical(attribute))?.values ?? [];
    return values.map((value) => textOf(attribute, value)).filter((text) => text !== undefined);
}

export const firstOf = (entry: Entry, attribute: string): string | undefined => valuesOf(entry, attribute)[0];

/** What expressions know as `ldap`: lists of texts by the names that the directory gives them. */
export function toldAttributes(entry: Entry): JsonObject {
    const told: Record<string, Json> = {};
    for (const { name } of entry.attributes.values()) {
        const values = valuesOf(entry, name);
        if (values.length) put(told, name, values);
    }
    return told;
}

/** What is known and what comes from the directory: objects are merged, lists get what they do not have yet, all else is replaced. */
export function merged(known: JsonObject, over: JsonObject): JsonObject {
    const result: Record<string, Json> = { ...known };
    for (const [key, value] of Object.entries(over)) {
        const before = own(result, key);
        if (isObject(before) && isObject(value)) put(result, key, merged(before, value));
        else if (Array.isArray(before) && Array.isArray(value)) put(result, key, [...before, ...value.filter((one) => !before.includes(one))]);
        else put(result, key, value);
    }
    return result;
}
