import { send } from "./client.ts";
import { answer } from "./endpoint.ts";

/** Why strict mode would refuse a client: what it was seen to do, or what its provider's settings say. */
export type BreakReason = "redirect_uri" | "redirect_uri_changed" | "front_tokens" | "nonce" | "pkce" | "password" | "pattern" | "no_redirect_uri" | "public";

export interface Break {
    reason: BreakReason;
    /** The line of the settings that it is about. */
    value?: string;
    /** When the client last did it; null: it follows from the settings. */
    seen: string | null;
}

export interface StrictMode {
    is_strict: boolean;
    /** The server was started with it, and it cannot be turned off. */
    is_forced: boolean;
    /** Whose clients break in it, by name. */
    providers: { provider: number; name: string; client_id: string; application: string | null; breaks: Break[] }[];
}

const PATH = "/-/sandbox/strict/";

/** OAuth2 as RFC 9700 has it; administrators of a sandbox only. */
export const strictMode = {
    get: (signal?: AbortSignal): Promise<StrictMode> => answer(send("GET", PATH, { signal })),
    set: (is_strict: boolean): Promise<StrictMode> => answer(send("PUT", PATH, { body: { is_strict } })),
};
