import type { Call } from "#kernel/http/call.ts";
import { invalid } from "#kernel/base/errors.ts";
import type { Json, JsonObject, Models } from "#kernel/base/models.ts";
import { isObject } from "#kernel/store/validate.ts";
import { ask, exactValueOf, Unreachable } from "#mock/outside/client.ts";
import { idOf } from "../flow/person.ts";
import { EXAMPLE_API, isExampleClient } from "../example/plex.page.ts";

export const SOURCE = "authentik_sources_plex.plexsource";
export type PlexSource = Models[typeof SOURCE];

const PLEX_API = "https://plex.tv/api/v2";

/** What Plex tells with this token. Throws 400 with the reason when it does not. */
async function askPlex(call: Call, source: PlexSource, token: string, path: "user" | "friends" | "resources"): Promise<Json> {
    const base = isExampleClient(source.client_id) ? call.absolute(EXAMPLE_API) : PLEX_API;
    const headers = { "accept": "application/json", "x-plex-product": "authentik", "x-plex-client-identifier": source.client_id, "x-plex-token": token };
    try {
        const answered = await ask(call, { method: "GET", url: `${base}/${path}`, headers });
        if (answered.status >= 400) throw invalid("Plex does not know this token.");
        return exactValueOf(answered);
    } catch (error) {
        throw error instanceof Unreachable ? invalid(error.message) : error;
    }
}

/** An account of Plex. */
export interface PlexUser {
    readonly id: string;
    readonly username: Json;
    readonly email: Json;
    readonly title: Json;
}

/** Whose token it is. */
export async function userOf(call: Call, source: PlexSource, token: string): Promise<PlexUser> {
    const user = await askPlex(call, source, token, "user");
    const id = isObject(user) ? idOf(user.id) : undefined;
    if (!isObject(user) || id === undefined) throw invalid("Plex does not say whose token this is.");
    return { id, username: user.username, email: user.email, title: user.title };
}

const objectsOf = (list: Json): JsonObject[] => (Array.isArray(list) ? list.filter(isObject) : []);

/** Whether a person may come in: a friend of the source's owner, or the owner, where those may; or one who may use an allowed server. */
export async function mayComeIn(call: Call, source: PlexSource, token: string, user: PlexUser): Promise<boolean> {
    if (source.allow_friends) {
        const owner = await userOf(call, source, source.plex_token);
        const friends = objectsOf(await askPlex(call, source, source.plex_token, "friends")).map(({ id }) => idOf(id));
        if (owner.id === user.id || friends.includes(user.id)) return true;
    }
    if (!source.allowed_servers.length) return false;
    const servers = objectsOf(await askPlex(call, source, token, "resources")).filter(({ provides }) => String(provides).split(",").includes("server"));
    return servers.some(({ clientIdentifier }) => source.allowed_servers.includes(String(clientIdentifier)));
}
