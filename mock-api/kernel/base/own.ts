/** A record's own value under a key that came from outside; undefined for what every object inherits (`constructor`, `__proto__`). */
export const own = <V>(record: Readonly<Record<string, V>>, key: string): V | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);

/** Gives a record a value under any key. Assigned to, `__proto__` would become the record's prototype. */
export function put<V>(record: Record<string, V>, key: string, value: NoInfer<V>): void {
    if (key === "__proto__") Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
    else record[key] = value;
}
