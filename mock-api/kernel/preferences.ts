import type { Call } from "./call.ts";

/** Whether a client says that it prefers something (`Prefer`, RFC 7240): our interfaces do; to every other client the answer is that of 2023.2. */
export const prefers = (call: Pick<Call, "header">, preference: string): boolean =>
    (call.header("prefer") ?? "").split(",").some((one) => one.trim().toLowerCase() === preference);
