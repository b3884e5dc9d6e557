import { isObject, type Json } from "./normalise.ts";
import type { RecordedToken } from "./recordings.ts";

/**
 * An answer, with what the recording has shortened shortened as it is there: a text with `…` stands for any that begins and ends
 * the same, a list that ends in `…` for any that begins the same.
 */
export function abridged(recorded: Json, answered: Json): Json {
    if (recorded === "…") return recorded;
    if (typeof recorded === "string" && typeof answered === "string" && recorded.includes("…")) {
        const [start = "", end = ""] = recorded.split("…");
        return answered.startsWith(start) && answered.endsWith(end) ? recorded : answered;
    }
    if (Array.isArray(recorded) && Array.isArray(answered)) {
        const known = recorded.at(-1) === "…" ? recorded.length - 1 : Infinity;
        return answered
            .slice(0, known)
            .map((value, at) => abridged(recorded[at], value))
            .concat(known < Infinity ? "…" : []);
    }
    if (!isObject(recorded) || !isObject(answered)) return answered;
    return Object.fromEntries(Object.entries(answered).map(([key, value]) => [key, abridged(recorded[key], value)]));
}

/** A token of an answer, decoded: it lies in the body, among what a form posts, or in the fragment of an address. Undefined where there is none. */
export function tokenIn(body: Json, name: string): Json {
    if (!isObject(body)) return undefined;
    const { attrs, to } = body;
    const fragment = new URLSearchParams(typeof to === "string" ? to.split("#")[1] : "");
    const token = body[name] ?? (isObject(attrs) ? attrs[name] : undefined) ?? fragment.get(name);
    if (typeof token !== "string") return undefined;
    const [header, payload] = token.split(".", 2).map((part) => JSON.parse(Buffer.from(part, "base64url").toString()) as RecordedToken["payload"]);
    return { header, payload, life: Number(payload!.exp) - Number(payload!.iat) };
}
