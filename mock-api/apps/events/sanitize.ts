import type { Json, JsonObject } from "#kernel/models.ts";
import { isObject } from "#kernel/validate.ts";

const SECRET = /api|token|key|secret|pass|signature/i;
const HARMLESS = /passing/i;
const STARS = "*".repeat(20);

/** Masks values whose name tells that they are secret; objects are looked into, not masked as a whole. */
export function cleanse(value: Json): Json {
    if (Array.isArray(value)) return value.filter(Boolean).map(cleanse);
    if (!isObject(value)) return value;
    const clean: JsonObject = {};
    for (const [name, member] of Object.entries(value)) {
        const isScalar = !isObject(member) && !Array.isArray(member);
        clean[name] = isScalar && SECRET.test(name) && !HARMLESS.test(name) && member !== null ? STARS : cleanse(member);
    }
    return clean;
}
