import { ApiError, ConnectionError, isAbort } from "#src/base/errors.ts";
import { post } from "./endpoint.ts";

/** A question to Plex whether somebody is signed in there; `authToken` is null until they are. */
export interface PlexPin {
    id: number;
    code: string;
    authToken: string | null;
}

/** What answers in Plex's place for clients whose name begins so: the sandbox's example identity provider. */
const EXAMPLE_CLIENT = "sandbox-";
const EXAMPLE = "/-/sandbox/identity-provider/plex";

const isExample = (clientId: string): boolean => clientId.startsWith(EXAMPLE_CLIENT);

const headers = (clientId: string): HeadersInit => ({
    "Accept": "application/json",
    "X-Plex-Product": "authentik",
    "X-Plex-Version": "2.0",
    "X-Plex-Client-Identifier": clientId,
});

async function ask(method: string, path: string, clientId: string, signal?: AbortSignal): Promise<PlexPin> {
    const base = isExample(clientId) ? EXAMPLE : "https://plex.tv";
    const response = await fetch(`${base}/api/v2/pins${path}`, { method, headers: headers(clientId), signal: signal ?? null }).catch((cause: unknown) => {
        throw isAbort(cause) ? cause : new ConnectionError("No answer from Plex", { cause });
    });
    if (!response.ok) throw new ApiError(response.status, undefined);
    return (await response.json()) as PlexPin;
}

/** Sign-in with Plex (support.plex.tv, "Authenticating with Plex"). */
export const plex = {
    pin: (clientId: string, signal?: AbortSignal) => ask("POST", "?strong=true", clientId, signal),
    look: (clientId: string, id: number, signal?: AbortSignal) => ask("GET", `/${id}`, clientId, signal),
    /** Where the visitor says yes. */
    page: (clientId: string, { code }: PlexPin): string =>
        `${isExample(clientId) ? `${EXAMPLE}/auth/?` : "https://app.plex.tv/auth#!?"}${new URLSearchParams({ clientID: clientId, code })}`,
    /** Tells the backend, which says where the browser goes on, or what it is to show. */
    redeem: (slug: string, token: string, signal?: AbortSignal) =>
        post("/sources/plex/redeem_token/", { query: { slug }, body: { plex_token: token }, signal }),
    /** Connects whoever is signed in here with the account. */
    connect: (slug: string, token: string, signal?: AbortSignal) =>
        post("/sources/plex/redeem_token_authenticated/", { query: { slug }, body: { plex_token: token }, signal }),
};
