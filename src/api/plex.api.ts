import { ApiError, ConnectionError, isAbort } from "#src/base/errors.ts";
import { post } from "./endpoint.ts";

/** A question to Plex whether somebody is signed in there; `authToken` is null until they are. */
export interface PlexPin {
    id: number;
    code: string;
    authToken: string | null;
}

/** A device of somebody's at Plex, as far as it is known here. */
interface PlexResource {
    name?: string;
    clientIdentifier: string;
    /** What it can do, separated by commas. */
    provides?: string;
    owned?: boolean;
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

/** @param token of whoever has signed in at Plex; left out before that */
async function ask<T>(method: string, path: string, clientId: string, signal?: AbortSignal, token?: string): Promise<T> {
    const base = isExample(clientId) ? EXAMPLE : "https://plex.tv";
    const sent = token === undefined ? headers(clientId) : { ...headers(clientId), "X-Plex-Token": token };
    const response = await fetch(`${base}/api/v2/${path}`, { method, headers: sent, signal: signal ?? null }).catch((cause: unknown) => {
        throw isAbort(cause) ? cause : new ConnectionError("No answer from Plex", { cause });
    });
    if (!response.ok) throw new ApiError(response.status, undefined);
    return (await response.json()) as T;
}

/** Sign-in with Plex (support.plex.tv, "Authenticating with Plex"). */
export const plex = {
    pin: (clientId: string, signal?: AbortSignal) => ask<PlexPin>("POST", "pins?strong=true", clientId, signal),
    look: (clientId: string, id: number, signal?: AbortSignal) => ask<PlexPin>("GET", `pins/${id}`, clientId, signal),
    /** The servers that belong to whoever's token it is. */
    servers: async (clientId: string, token: string, signal?: AbortSignal): Promise<readonly PlexResource[]> =>
        (await ask<readonly PlexResource[]>("GET", "resources", clientId, signal, token)).filter(
            ({ owned, provides = "" }) => owned && provides.split(",").includes("server"),
        ),
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
