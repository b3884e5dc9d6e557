import type { Call } from "./call.ts";

/** What a client says that it prefers (`Prefer`, RFC 7240), by name: `a, b=c` is a, empty, and b, c. */
const preferencesOf = (call: Pick<Call, "header">): Map<string, string> =>
    new Map(
        (call.header("prefer") ?? "").split(",").map((one) => {
            const [name = "", value = ""] = one.split("=");
            return [name.trim().toLowerCase(), value.trim()];
        }),
    );

/** Whether a client says that it prefers something: our interfaces do; to every other client the answer is that of 2023.2. */
export const prefers = (call: Pick<Call, "header">, preference: string): boolean => preferencesOf(call).has(preference);

/** What a client says of a preference: `name=value`. */
export const preferred = (call: Pick<Call, "header">, preference: string): string | undefined => preferencesOf(call).get(preference);
