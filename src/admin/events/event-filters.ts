import { events } from "#src/api/events.api.ts";
import { users } from "#src/api/users.api.ts";

/** More would be no help in choosing. */
const MOST = 10;
/** Latest events that are looked through: the API has no list of addresses. */
const LATEST = 100;

/** Names of users that a text is found in. */
export async function usernames(text: string, signal: AbortSignal): Promise<readonly string[]> {
    const { results } = await users.list({ search: text, page_size: MOST, ordering: "username" }, signal);
    return results.map(({ username }) => username);
}

/** Addresses that the latest events came from, and that begin as the text does. */
export async function clients(text: string, signal: AbortSignal): Promise<readonly string[]> {
    const { results } = await events.list({ page_size: LATEST, ordering: "-created" }, signal);
    const addresses = results.flatMap(({ client_ip: address }) => (address?.startsWith(text) ? [address] : []));
    return [...new Set(addresses)].toSorted().slice(0, MOST);
}
