import { ApiError, ConnectionError, isAbort } from "#src/base/errors.ts";
import { post } from "./endpoint.ts";

/** A question to Plex whether somebody is signed in there; `authToken` is null until they are. */
export interface PlexPin {
    id: number;
    code: string;
    authToken: string | null;
}

const headers = (clientId: string): HeadersInit => ({
    "Accept": "application/json",
    "X-Plex-Product": "authentik",
    "X-Plex-Version": "2.0",
    "X-Plex-Client-Identifier": clientId,
});

async function ask(method: string, path: string, clientId: string, signal?: AbortSignal): Promise<PlexPin> {
    const response = await fetch(`https://plex.tv/api/v2/pins${path}`, { method, headers: headers(clientId), signal: signal ?? null }).catch(
        (cause: unknown) => {
            throw isAbort(cause) ? cause : new ConnectionError("No answer from Plex", { cause });
        },
    );
    if (!response.ok) throw new ApiError(response.status, undefined);
    return (await response.json()) as PlexPin;
}

/** Sign-in with Plex (support.plex.tv, "Authenticating with Plex"). */
export const plex = {
    pin: (clientId: string, signal?: AbortSignal) => ask("POST", "?strong=true", clientId, signal),
    look: (clientId: string, id: number, signal?: AbortSignal) => ask("GET", `/${id}`, clientId, signal),
    /** Where the visitor says yes. */
    page: (clientId: string, { code }: PlexPin): string => `https://app.plex.tv/auth#!?${new URLSearchParams({ clientID: clientId, code })}`,
    /** Tells the backend; it says where the browser goes on. */
    redeem: (slug: string, token: string, signal?: AbortSignal) =>
        post("/sources/plex/redeem_token/", { query: { slug }, body: { plex_token: token }, signal }),
};
