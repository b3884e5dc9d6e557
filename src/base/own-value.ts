/** A record's own value under a key that came from outside; undefined for what every object inherits (`constructor`, `__proto__`). */
export const ownValue = <V>(record: Readonly<Record<string, V>>, key: string): V | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);
